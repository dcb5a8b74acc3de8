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
  expect(page.getByRole('row', { name: /4/ }).getByText('请填整数，例如 10。')).toBeVisible()
  await page.getByLabel('表格文件').setInputFiles(file(row(one, '10'), row(two, '12')))
  await page.getByText('检查文件', { exact: true }).click()
  expect(page.getByText(/检查好了：2 家宝宝屋/)).toBeVisible()
  expect(await page.violations()).toEqual([])
  await page.getByText('导入 2 家', { exact: true }).click()
  expect(page.getByText('已导入 2 家，都是“筹备中”。')).toBeVisible()
  await page.goto(`/manage?q=${encodeURIComponent(two)}`)
  expect(page.getByRole('link', { name: two })).toBeVisible()
})
