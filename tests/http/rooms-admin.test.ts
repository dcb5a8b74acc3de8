import { randomInt } from 'node:crypto'
import sharp from 'sharp'
import { addDays, dayOf } from '@/domain/shared/time'
import { makeOwnRoom } from '../support/site/own-room'
import { makeOwnDistrictAdministrator } from '../support/site/own-subdistrict'
import { expect, test } from './support/fixtures'
import { Page } from './support/page'

const ownName = () => `试建宝宝屋${randomInt(1e9)}`

test('an administrator enters a room, pictures it, opens it and plans its suspension', async ({
  page,
  signIn,
}) => {
  await signIn(await makeOwnDistrictAdministrator())
  await page.goto('/manage')
  await page.getByRole('link', { name: '新建宝宝屋' }).click()
  expect(page.getByRole('heading', { level: 1, name: '新建宝宝屋' })).toBeVisible()
  const name = ownName()
  await page.getByLabel('核定名额 *').fill('6')
  await page.getByLabel('活动面积（平方米）').fill('34')
  await page.getByLabel('托额').fill('99999')
  await page.getByLabel('纬度').fill('39.9')
  await page.getByText('建好这家宝宝屋', { exact: true }).click()
  expect(page.getByRole('alert').getByText('请选择街镇。')).toBeVisible()
  expect(page.getByRole('alert').getByText('名称：这一项要填。')).toBeVisible()
  expect(page.getByRole('alert').getByText('纬度：要在 30 到 32.5 之间。')).toBeVisible()
  expect(page.getByRole('alert').getByText('托额：请填 0 到 5000 的整数。')).toBeVisible()
  expect(page.getByLabel('托额')).toHaveValue('99999')
  await page.getByLabel('托额').fill('')
  await page.getByLabel('街镇 *').selectOption({ label: '江宁路街道' })
  expect(page.getByLabel('核定名额 *')).toHaveValue('6')
  expect(page.getByText('最多 6 名，核定名额说了算')).toBeVisible()
  await page.getByLabel('名称 *', { exact: true }).fill(name)
  await page.getByLabel('纬度').fill('121.454592, 31.238119')
  await page.getByText('建好这家宝宝屋', { exact: true }).click()
  const from = page.getByLabel('坐标来自')
  expect(page.getByRole('link', { name: /^坐标来自：请选坐标是从哪里抄来的/ })).toBeVisible()
  expect(page.getByLabel('纬度')).toHaveValue('121.454592, 31.238119')
  await from.selectOption({ label: '高德、腾讯（GCJ-02）' })
  await page.getByText('建好这家宝宝屋', { exact: true }).click()
  expect(page.getByText(/还没有保存：坐标已换算成 WGS-84/)).toBeVisible()
  expect(page.getByText(/已选：31\.2400\d，121\.4500\d/)).toBeVisible()
  expect(page.getByLabel('纬度')).toHaveValue(/^31\.24(00\d+)?$/)
  expect(page.getByLabel('经度')).toHaveValue(/^121\.45(00\d+)?$/)
  expect(from).toHaveValue('wgs84')
  await page.getByText('建好这家宝宝屋', { exact: true }).click()
  expect(page.getByText('已经建好，现在是“筹备中”')).toBeVisible()
  const code = new URL(page.url()).pathname.split('/')[3]

  await page.getByText('添加图片').click()
  const picture = page.getByLabel('图片文件')
  await picture.setInputFiles(new File(['not a picture at all'], 'room.jpg'))
  await page.getByLabel('中文说明').fill('活动室')
  await page.getByLabel('英文说明').fill('The play room')
  await page.getByText('上传', { exact: true }).click()
  expect(page.getByRole('alert').getByText(/这不是 JPEG、PNG 或 WebP 图片/)).toBeVisible()
  expect(page.getByLabel('中文说明')).toHaveValue('活动室')
  const create = { width: 900, height: 600, channels: 3, background: '#f0a35a' } as const
  const jpeg = new Uint8Array(await sharp({ create }).jpeg().toBuffer())
  await picture.setInputFiles(new File([jpeg], 'room.txt'))
  await page.getByText('上传', { exact: true }).click()
  expect(page.getByText('图片已添加。')).toBeVisible()
  expect(page.getByRole('img', { name: '活动室' })).toBeVisible()

  await page.getByText('开放这家宝宝屋', { exact: true }).click()
  expect(page.getByText('已开放，场次马上产生。')).toBeVisible()
  await page.locator('summary').filter({ hasText: '安排暂停' }).click()
  await page.getByLabel('从哪一天起').fill(addDays(dayOf(new Date()), 7))
  await page.locator('button').filter({ hasText: '安排暂停' }).click()
  expect(page.getByRole('alert').getByText('请写一下原因。')).toBeVisible()
  expect(await page.violations()).toEqual([])
  await page.getByLabel('暂停原因').fill('房屋修缮')
  await page.locator('button').filter({ hasText: '安排暂停' }).click()
  expect(page.getByText('暂停已安排。')).toBeVisible()
  expect(page.getByText('原因：房屋修缮')).toBeVisible()

  await page.goto(`/rooms/${code}`)
  expect(page.getByText(/起暂停开放/)).toBeVisible()
  expect(page.getByText('原因：房屋修缮')).toBeVisible()
  expect(await page.violations()).toEqual([])
  await page.goto(`/manage?state=planned&q=${encodeURIComponent(name)}`)
  expect(page.getByRole('link', { name })).toBeVisible()
})

test('a licence that shrinks shows whom it leaves without a place, and is saved only when agreed to', async ({
  page,
  signIn,
}) => {
  const { room } = await makeOwnRoom()
  await signIn(await makeOwnDistrictAdministrator())
  await page.goto(`/en/manage/rooms/${room.code}/facts`)
  await page.getByLabel('Licensed places *').fill('8')
  await page.getByRole('button', { name: 'See the effect first' }).click()
  expect(page.getByText('What would change')).toBeVisible()
  expect(page.getByText(/1 slot falls short, with 9 bookings/)).toBeVisible()
  expect(page.getByText('This was only reckoned; nothing is saved yet.')).toBeVisible()
  expect(await page.violations()).toEqual([])
  await page.getByText('Save nevertheless', { exact: true }).click()
  expect(
    page.getByRole('alert').getByText('Please confirm that you will settle these shortfalls.'),
  ).toBeVisible()
  await page.getByLabel(/I know that these shortfalls are left/).check()
  await page.getByLabel('Reason', { exact: true }).fill('The licence was renewed for less')
  await page.getByText('Save nevertheless', { exact: true }).click()
  expect(page.getByText('The facts are saved.')).toBeVisible()
  await page.goto(`/en/manage/rooms/${room.code}`)
  expect(page.getByText(/licensed places/i).first()).toBeVisible()
})

test('in English an administrator finds a room by its code and corrects its phone', async ({
  page,
  signIn,
}) => {
  const { room } = await makeOwnRoom()
  await signIn(await makeOwnDistrictAdministrator())
  await page.goto('/en/manage')
  await page.getByLabel(/^Name or code/).fill(room.code)
  const search = page.locator('form').filter({ hasText: 'Name or code' })
  await search.locator('button').first().click()
  expect(page.getByText('1 room', { exact: true })).toBeVisible()
  await page.goto(`/en/manage/rooms/${room.code}/facts`)
  await page.getByLabel(/^Phone/).fill('021-6200 0000')
  await page.getByText('Save', { exact: true }).click()
  expect(page.getByText('The facts are saved.')).toBeVisible()
  expect(page.getByLabel(/^Phone/)).toHaveValue('021-6200 0000')
})

test('a manager corrects what is theirs and sees the licence is not', async ({ page, signIn }) => {
  const { room, phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/facts`)
  expect(page.getByText(/由街镇管理员修改/)).toBeVisible()
  expect(page.getByLabel('核定名额 *')).toHaveCount(0)
  await page.getByLabel('纬度').fill('31.24')
  await page.getByText('保存', { exact: true }).click()
  expect(page.getByText('纬度和经度要么都填，要么都不填。').first()).toBeVisible()
  expect(page.getByLabel('纬度')).toHaveValue('31.24')
  await page.getByLabel('经度').fill('121.45')
  await page.getByLabel('坐标来自').selectOption('wgs84')
  await page.getByText('先看影响', { exact: true }).click()
  expect(page.getByText('对接下来的场次没有影响。')).toBeVisible()
  await page.getByText('保存', { exact: true }).click()
  expect(page.getByText('资料已保存。')).toBeVisible()
})

test('of two tabs that change a room the second is told, keeps what was typed, and saves it then', async ({
  page,
  signIn,
}) => {
  const { room } = await makeOwnRoom()
  await signIn(await makeOwnDistrictAdministrator())
  const [tab, third] = [new Page(page.visitor), new Page(page.visitor)]
  for (const on of [page, tab, third]) await on.goto(`/manage/rooms/${room.code}/facts`)
  await page.getByLabel(/^电话/).fill('021-6200 0001')
  await page.getByText('保存', { exact: true }).click()
  expect(page.getByText('资料已保存。')).toBeVisible()
  // A mistake is no reason to forget what was seen.
  await tab.getByLabel(/^电话/).fill('打电话')
  await tab.getByText('保存', { exact: true }).click()
  await tab.getByLabel(/^电话/).fill('021-6200 0002')
  await tab.getByText('保存', { exact: true }).click()
  expect(tab.getByText(/别人改过这家宝宝屋/).first()).toBeVisible()
  expect(tab.getByLabel(/^电话/)).toHaveValue('021-6200 0002')
  await tab.getByText('保存', { exact: true }).click()
  expect(tab.getByText('资料已保存。')).toBeVisible()
  await third.getByLabel('从哪一天起').fill('2040-01-01')
  await third.getByLabel('暂停原因').fill('装修')
  const suspend = third.locator('form').filter({ has: third.getByLabel('从哪一天起') })
  await suspend.locator('button[value=save]').click()
  expect(third.getByText(/别人改过这家宝宝屋/).first()).toBeVisible()
  expect(third.getByLabel('从哪一天起')).toHaveValue('2040-01-01')
  await suspend.locator('button[value=save]').click()
  expect(third.getByText('暂停已安排。')).toBeVisible()
})
