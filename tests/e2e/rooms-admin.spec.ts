import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { makeOwnDistrictAdministrator } from '../support/site/own-subdistrict'
import { expect, test } from './support/fixtures'

const ownName = () => `试建宝宝屋${randomInt(1e9)}`

async function pick(page: Page, label: string, name: string, body: Buffer | string) {
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(body) }
  await page.getByLabel(label).setInputFiles(file)
}

test('an administrator enters a room, sees what it takes while typing, and pictures it', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  await signIn(await makeOwnDistrictAdministrator())
  await page.goto('/manage/rooms/new')
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
  await expect(page.getByRole('alert').getByText('名称：这一项要填。')).toBeVisible()
  await expect(page.getByRole('alert').getByText('纬度：要在 30 到 32.5 之间。')).toBeVisible()
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
  await expect(page.getByLabel('坐标来自')).toHaveValue('wgs84')

  await page.getByLabel('经度').fill('')
  await page.getByLabel('纬度').fill('121.454592, 31.238119')
  await expect(page.getByText('已选：31.23812，121.45459')).toBeVisible()
  await page.getByLabel('坐标来自').selectOption('gcj02')
  await expect(page.getByText('还没有选位置')).toBeVisible()
  await page.getByRole('button', { name: '建好这家宝宝屋' }).click()
  await expect(page.getByText(/坐标已换算成 WGS-84/)).toBeVisible()
  await expect(page.getByText(/已选：31\.2400\d，121\.4500\d/)).toBeVisible()
  await expect(page.getByLabel('坐标来自')).toHaveValue('wgs84')
  await checkAccessibility()
  await page.getByRole('button', { name: '建好这家宝宝屋' }).click()
  await expect(page.getByText('已经建好，现在是“筹备中”')).toBeVisible()

  await page.getByText('添加图片').click()
  await pick(page, '图片文件', 'room.jpg', 'not a picture at all')
  await page.getByLabel('中文说明').fill('活动室')
  await page.getByLabel('英文说明').fill('The play room')
  await page.getByRole('button', { name: '上传' }).click()
  await expect(page.getByRole('alert').getByText(/这不是 JPEG、PNG 或 WebP 图片/)).toBeVisible()
  await expect(page.getByLabel('中文说明')).toHaveValue('活动室')
  const create = { width: 900, height: 600, channels: 3, background: '#f0a35a' } as const
  await pick(page, '图片文件', 'room.txt', await sharp({ create }).jpeg().toBuffer())
  await page.getByRole('button', { name: '上传' }).click()
  await expect(page.getByText('图片已添加。')).toBeVisible()
  await expect(page.getByRole('img', { name: '活动室' })).toBeVisible()
  await checkAccessibility()

  await page.getByRole('button', { name: '开放这家宝宝屋' }).click()
  await expect(page.getByText('已开放，场次马上产生。')).toBeVisible()
  const code = new URL(page.url()).pathname.split('/')[3]
  await page.goto(`/rooms/${code}`)
  const picture = page.getByRole('img', { name: '活动室' })
  await picture.scrollIntoViewIfNeeded()
  await expect(picture).toHaveAttribute('loading', 'lazy')
  // The small size, its space kept before it is loaded.
  await expect(picture).toHaveAttribute('width', '900')
  await expect(picture).toHaveJSProperty('naturalWidth', 480)
  await checkAccessibility()
})

test('a file chosen is checked, corrected, and imported without being sent again', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  await signIn(await makeOwnDistrictAdministrator())
  await page.goto('/manage/rooms/import')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV 模板' }).click()
  const template = await readFile(await (await download).path(), 'utf8')
  const [heading = '', example = ''] = template.split('\r\n')
  const [one, two] = [ownName(), ownName()]
  const row = (name: string, places: string) => `${name},静安区,江宁路街道,,,,,${places},,,,,,,`
  const file = (...rows: string[]) => [heading, example, ...rows].join('\r\n')
  await pick(page, '表格文件', 'rooms.csv', file(row(one, '10'), row(two, '十名')))
  await page.getByRole('button', { name: '检查文件' }).click()
  await expect(page.getByRole('alert').getByText('1 处要改，一家也没有导入')).toBeVisible()
  await checkAccessibility()
  await pick(page, '表格文件', 'rooms.csv', file(row(one, '10'), row(two, '12')))
  await page.getByRole('button', { name: '检查文件' }).click()
  await expect(page.getByText(/检查好了：2 家宝宝屋/)).toBeVisible()
  await page.getByRole('button', { name: '导入 2 家' }).click()
  await expect(page.getByText('已导入 2 家，都是“筹备中”。')).toBeVisible()
})
