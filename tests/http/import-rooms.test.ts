import { randomInt } from 'node:crypto'
import { makeOwnDistrictAdministrator } from '../support/site/own-subdistrict'
import { expect, test } from './support/fixtures'

const ownName = () => `试建宝宝屋${randomInt(1e9)}`

test('a file with one bad row imports nothing; corrected, it is checked and imported', async ({
  page,
  signIn,
}) => {
  await signIn(await makeOwnDistrictAdministrator())
  await page.goto('/manage/rooms/import')
  const link = page.getByRole('link', { name: 'CSV 模板' }).getAttribute('href') ?? ''
  const template = await page.visitor.ask(link)
  expect(template.headers()['content-disposition']).toMatch(/^attachment; filename=.*\.csv/)
  const [heading = '', example = ''] = template.text().split('\r\n')
  expect(heading).toContain('核定名额 *')
  const [one, two] = [ownName(), ownName()]
  const row = (name: string, places: string, subdistrict = '江宁路街道') =>
    `${name},静安区,${subdistrict},,,,,${places},,,,,,,`
  const file = (...rows: string[]) =>
    new File([[heading, example, ...rows].join('\r\n')], 'rooms.csv')
  await page.getByLabel('表格文件').setInputFiles(file(row(one, '10'), row(two, '十名')))
  await page.getByText('检查文件', { exact: true }).click()
  expect(page.getByRole('alert').getByText('1 处要改，一家也没有导入')).toBeVisible()
  expect(page.getByRole('row', { name: /4/ }).getByText('请填 0 到 500 的整数。')).toBeVisible()
  await page.getByLabel('表格文件').setInputFiles(file(row(one, '10'), row(two, '12')))
  await page.getByText('检查文件', { exact: true }).click()
  expect(page.getByText(/检查好了：2 家宝宝屋/)).toBeVisible()
  expect(await page.violations()).toEqual([])
  await page.getByText('导入 2 家', { exact: true }).click()
  expect(page.getByText('已导入 2 家，都是“筹备中”。')).toBeVisible()
  await page.goto(`/manage?q=${encodeURIComponent(two)}`)
  expect(page.getByRole('link', { name: two })).toBeVisible()
})

test('an office’s own sheet is read below its title, says what it leaves out, and names every wrong cell', async ({
  page,
  signIn,
}) => {
  await signIn(await makeOwnDistrictAdministrator())
  await page.goto('/manage/rooms/import')
  const name = ownName()
  const sheet = (places: string, play: string) =>
    new File(
      [
        [
          'sep=;',
          '静安区社区托育“宝宝屋”名册',
          '序号;宝宝屋名称;所属街镇;核定托位;建筑面积;活动面积;备注',
          `1;${name};江宁路街道;${places};80;${play};新开`,
        ].join('\r\n'),
      ],
      '名册.csv',
    )
  await page.getByLabel('表格文件').setInputFiles(sheet('99999', '90'))
  await page.getByText('检查文件', { exact: true }).click()
  expect(page.getByText('这些列没有用到，会略过：序号、备注。')).toBeVisible()
  expect(page.getByText('“核定托位”读作“核定名额”。')).toBeVisible()
  expect(page.getByRole('alert').getByText('2 处要改，一家也没有导入')).toBeVisible()
  const places = page.getByRole('row', { name: /99999/ })
  expect(places.getByText('请填 0 到 500 的整数。')).toBeVisible()
  const area = page.getByRole('row', { name: /活动面积不能大于建筑面积/ })
  expect(area.getByText('活动面积（平方米）：90；建筑面积（平方米）：80')).toBeVisible()
  await page.getByLabel('表格文件').setInputFiles(sheet('12', '60'))
  await page.getByText('检查文件', { exact: true }).click()
  expect(page.getByText(/检查好了：1 家宝宝屋/)).toBeVisible()
  await page.getByText('导入 1 家', { exact: true }).click()
  expect(page.getByText('已导入 1 家，都是“筹备中”。')).toBeVisible()
})
