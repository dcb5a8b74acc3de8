import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { addDays, dayOf } from '@/domain/shared/time'
import { makeOwnRoom } from '../support/site/own-room'
import { siteDatabase } from '../support/site/running'
import { makeStaff } from '../support/staff'
import { expect, test } from './support/fixtures'

/** An administrator of 静安区 that no other test knows; answers their number. */
async function makeAdministrator(): Promise<string> {
  const db = siteDatabase()
  return (await makeStaff(db, { role: 'district_administrator', districtCode: '310106' })).phone
}

const ownName = () => `试建宝宝屋${randomInt(1e9)}`

async function pick(page: Page, label: string, name: string, body: Buffer | string) {
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(body) }
  await page.getByLabel(label).setInputFiles(file)
}

test('an administrator enters a room, sees what it takes while typing, pictures it and plans its suspension', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  await signIn(await makeAdministrator())
  await page.goto('/manage')
  await checkAccessibility()
  await page.getByRole('link', { name: '新建宝宝屋' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '新建宝宝屋' })).toBeVisible()
  await checkAccessibility()

  const name = ownName()
  await page.getByLabel('街镇 *').selectOption({ label: '江宁路街道' })
  await page.getByLabel('核定名额 *').fill('12')
  await page.getByLabel('活动面积（平方米）').fill('34')
  await expect(page.getByText('最多 8 名，活动面积说了算')).toBeVisible()
  await expect(page.getByText('活动面积：34 平方米 ÷ 每名 4 平方米 = 8')).toBeVisible()
  await expect(page.getByText('收满要 2 名照护人员')).toBeVisible()
  await page.getByLabel('核定名额 *').fill('6')
  await expect(page.getByText('最多 6 名，核定名额说了算')).toBeVisible()
  await page.getByLabel('纬度').fill('39.9')
  await page.getByRole('button', { name: '建好这家宝宝屋' }).click()
  await expect(page.getByRole('alert').getByText('这一项要填。')).toBeVisible()
  await expect(page.getByRole('alert').getByText('纬度要在 30 到 32.5 之间。')).toBeVisible()
  await expect(page.getByLabel('核定名额 *')).toHaveValue('6')
  await checkAccessibility()

  await page.getByLabel('名称 *', { exact: true }).fill(name)
  const map = page.getByRole('application')
  await map.click({ position: { x: 150, y: 150 } })
  await expect(page.getByLabel('纬度')).toHaveValue(/^31\.\d+$/)
  await expect(page.getByText(/已选：31\.\d+，121\.\d+/)).toBeVisible()
  const before = await page.getByLabel('经度').inputValue()
  await map.press('ArrowRight')
  await expect(page.getByLabel('经度')).not.toHaveValue(before)
  await page.getByRole('button', { name: '建好这家宝宝屋' }).click()
  await expect(page.getByText('已经建好，现在是“筹备中”')).toBeVisible()
  await checkAccessibility()

  await page.getByText('添加图片').click()
  await pick(page, '图片文件', 'room.jpg', 'not a picture at all')
  await page.getByLabel('中文说明').fill('活动室')
  await page.getByLabel('英文说明').fill('The play room')
  await page.getByRole('button', { name: '上传' }).click()
  await expect(page.getByRole('alert').getByText(/这不是 JPEG、PNG 或 WebP 图片/)).toBeVisible()
  await expect(page.getByLabel('中文说明')).toHaveValue('活动室')
  const jpeg = await sharp({
    create: { width: 900, height: 600, channels: 3, background: '#f0a35a' },
  })
    .jpeg()
    .toBuffer()
  await pick(page, '图片文件', 'room.txt', jpeg)
  await page.getByRole('button', { name: '上传' }).click()
  await expect(page.getByText('图片已添加。')).toBeVisible()
  await expect(page.getByRole('img', { name: '活动室' })).toBeVisible()
  await checkAccessibility()

  await page.getByRole('button', { name: '开放这家宝宝屋' }).click()
  await expect(page.getByText('已开放，场次马上产生。')).toBeVisible()
  const from = addDays(dayOf(new Date()), 7)
  await page.getByText('安排暂停').first().click()
  await page.getByLabel('从哪一天起').fill(from)
  await page.getByRole('button', { name: '安排暂停' }).click()
  await expect(page.getByRole('alert').getByText('请写一下原因。')).toBeVisible()
  await page.getByLabel('暂停原因').fill('房屋修缮')
  await page.getByRole('button', { name: '安排暂停' }).click()
  await expect(page.getByText('暂停已安排。')).toBeVisible()
  await expect(page.getByText('原因：房屋修缮')).toBeVisible()
  await checkAccessibility()
  const code = new URL(page.url()).pathname.split('/')[3]
  await page.goto(`/rooms/${code}`)
  await expect(page.getByText(/起暂停开放/)).toBeVisible()
  await expect(page.getByText('原因：房屋修缮')).toBeVisible()
  const picture = page.getByRole('img', { name: '活动室' })
  await picture.scrollIntoViewIfNeeded()
  await expect(picture).toHaveAttribute('loading', 'lazy')
  // The small size, its room kept before it is here.
  await expect(picture).toHaveAttribute('width', '900')
  await expect(picture).toHaveJSProperty('naturalWidth', 480)
  await checkAccessibility()
  await page.goto(`/manage?state=planned&q=${encodeURIComponent(name)}`)
  await expect(page.getByRole('link', { name })).toBeVisible()
})

test('a licence that shrinks shows whom it leaves without a place, and is saved only when agreed to', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { room } = await makeOwnRoom()
  await signIn(await makeAdministrator())
  await page.goto(`/en/manage/rooms/${room.code}/facts`)
  await page.getByLabel('Licensed places *').fill('8')
  await page.getByRole('button', { name: 'See the effect first' }).click()
  await expect(page.getByText('What would change')).toBeVisible()
  await expect(page.getByText(/1 slot falls short, with 9 bookings/)).toBeVisible()
  await expect(page.getByText('This was only reckoned; nothing is saved yet.')).toBeVisible()
  await checkAccessibility()
  await page.getByRole('button', { name: 'Save nevertheless' }).click()
  await expect(
    page.getByRole('alert').getByText('Please confirm that you will settle these shortfalls.'),
  ).toBeVisible()
  await page.getByLabel(/I know that these shortfalls are left/).check()
  await page.getByLabel('Reason', { exact: true }).fill('The licence was renewed for less')
  await page.getByRole('button', { name: 'Save nevertheless' }).click()
  await expect(page.getByText('The facts are saved.')).toBeVisible()
  await page.goto(`/en/manage/rooms/${room.code}`)
  await expect(
    page.getByText(/more than the licensed places|licensed places/i).first(),
  ).toBeVisible()
})

test('a file with one bad row imports nothing; corrected, it is checked and imported', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  await signIn(await makeAdministrator())
  await page.goto('/manage/rooms/import')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV 模板' }).click()
  const template = await readFile(await (await download).path(), 'utf8')
  const [heading = '', example = ''] = template.split('\r\n')
  expect(heading).toContain('核定名额 *')
  const [one, two] = [ownName(), ownName()]
  const row = (name: string, places: string, subdistrict = '江宁路街道') =>
    `${name},静安区,${subdistrict},,,,,${places},,,,,,,`
  const file = (...rows: string[]) => [heading, example, ...rows].join('\r\n')
  await pick(page, '表格文件', 'rooms.csv', file(row(one, '10'), row(two, '十名')))
  await page.getByRole('button', { name: '检查文件' }).click()
  await expect(page.getByRole('alert').getByText('1 处要改，一家也没有导入')).toBeVisible()
  await expect(page.getByRole('row', { name: /4/ }).getByText('请填整数，例如 10。')).toBeVisible()
  await checkAccessibility()
  await pick(page, '表格文件', 'rooms.csv', file(row(one, '10'), row(two, '12')))
  await page.getByRole('button', { name: '检查文件' }).click()
  await expect(page.getByText(/检查好了：2 家宝宝屋/)).toBeVisible()
  await checkAccessibility()
  await page.getByRole('button', { name: '导入 2 家' }).click()
  await expect(page.getByText('已导入 2 家，都是“筹备中”。')).toBeVisible()
  await page.goto(`/manage?q=${encodeURIComponent(two)}`)
  await expect(page.getByRole('link', { name: two })).toBeVisible()
})

test('in English, with the keyboard alone, an administrator finds a room and corrects its phone', async ({
  page,
  signIn,
}) => {
  const { room } = await makeOwnRoom()
  await signIn(await makeAdministrator())
  const reach = async (name: RegExp) => {
    for (let n = 0; n < 80; n += 1) {
      await page.keyboard.press('Tab')
      const here = await page.evaluate(() => {
        const { activeElement: at } = document
        const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : null
        return label ?? at?.textContent ?? ''
      })
      if (name.test(here)) return
    }
    throw new Error(`the keyboard does not reach ${name}`)
  }
  await page.goto('/en/manage')
  await reach(/^Name or code/)
  await page.keyboard.type(room.code)
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 room', { exact: true })).toBeVisible()
  await page.goto(`/en/manage/rooms/${room.code}/facts`)
  await reach(/^Phone/)
  await page.keyboard.type('021-6200 0000')
  await reach(/^Save$/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('The facts are saved.')).toBeVisible()
  await expect(page.getByLabel('Phone')).toHaveValue('021-6200 0000')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a manager corrects what is theirs and sees the licence is not', async ({
    page,
    signIn,
  }) => {
    const { room, phone } = await makeOwnRoom()
    await signIn(phone)
    await page.goto(`/manage/rooms/${room.code}/facts`)
    await expect(page.getByText(/由街镇管理员修改/)).toBeVisible()
    await expect(page.getByLabel('核定名额 *')).toHaveCount(0)
    await page.getByLabel('纬度').fill('31.24')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect(page.getByText('纬度和经度要么都填，要么都不填。').first()).toBeVisible()
    await expect(page.getByLabel('纬度')).toHaveValue('31.24')
    await page.getByLabel('经度').fill('121.45')
    await page.getByRole('button', { name: '先看影响' }).click()
    await expect(page.getByText('对接下来的场次没有影响。')).toBeVisible()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect(page.getByText('资料已保存。')).toBeVisible()
  })
})
