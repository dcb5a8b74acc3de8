import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { expect, test } from './support/fixtures'

/** People of the demo city. */
const city = '+8613800000003'
const district = '+8613800000004'
const manager = '+8613800000002'

const tile = (page: Page, key: string) => page.locator(`[data-figure="${key}"]`)

/** Downloads a table as CSV and answers its rows by the names of the columns. */
async function downloaded(page: Page, name: string | RegExp): Promise<Record<string, string>[]> {
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name }).click()
  const download = await started
  expect(download.suggestedFilename()).toMatch(/\.csv$/)
  return parse(await readFile(await download.path(), 'utf8'), { bom: true, columns: true })
}

const sum = (rows: Record<string, string>[], column: string) =>
  rows.reduce((total, row) => total + Number(row[column]), 0)

test('the city’s tiles, tables and files tell one number, down to the rooms', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  await signIn(city)
  await page.goto('/manage/figures')
  await expect(page).toHaveURL(/\/manage\/figures\/city$/)
  await page.goto('/manage/figures/city?period=year')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('上海市的数据')
  await checkAccessibility()

  const drawings = page.getByRole('img', { name: /下表有每一个数字/ })
  await expect(drawings.first()).toBeVisible()
  // The content security policy would refuse them.
  await expect(drawings.locator('[style], style, script')).toHaveCount(0)

  // A district in which no other test makes rooms.
  const places = await downloaded(page, '各区预约率：下载 CSV')
  const row = places.find((one) => one.代码 === '310104')
  await page.getByRole('link', { name: /^徐汇区：/ }).click()
  await expect(page).toHaveURL(/\/manage\/figures\/310104\?period=year$/)
  await expect(tile(page, 'rooms')).toHaveText(row?.宝宝屋数 ?? '')
  const booked = Math.round(Number(row?.['已约（名额小时）']) * 10) / 10
  await expect(tile(page, 'booked')).toHaveText(`${booked} 名额小时`)
  await checkAccessibility()
  const below = await downloaded(page, '各街镇预约率：下载 CSV')
  const rooms = await downloaded(page, '各宝宝屋预约率：下载 CSV')
  expect(String(rooms.length)).toBe(row?.宝宝屋数)
  for (const column of ['提供（名额小时）', '已约（名额小时）', '到园', '托额']) {
    expect(sum(rooms, column)).toBeCloseTo(Number(row?.[column]), 5)
    expect(sum(below, column)).toBeCloseTo(Number(row?.[column]), 5)
  }

  const [first] = rooms
  await page.goto(`/manage/figures/room-${first?.代码}?period=year`)
  await expect(tile(page, 'bookings')).toHaveText(first?.预约人次 ?? '')
  await checkAccessibility()
})

test('the pages are English too, hold their own dates, and print without buttons', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  await signIn(city)
  await page.goto('/en/manage/figures/310106006')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Figures of /)
  await checkAccessibility()
  await page.getByText('Own dates').click()
  await page.getByLabel('From', { exact: true }).fill('2026-03-02')
  await page.getByLabel('To', { exact: true }).fill('2026-03-01')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText(/Give two dates in order/)).toBeVisible()

  await page.goto('/en/manage/figures/city?shade=plan')
  await expect(page.getByRole('heading', { name: 'The city by district' })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('link', { name: /Download CSV/ }).first()).toBeHidden()
  await expect(page.getByRole('img', { name: /table below/ }).first()).toBeVisible()
})

test('children entered become a target at once, in a form that keeps what was typed', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  await signIn(district)
  await page.goto('/manage/figures/310106/children')
  await checkAccessibility()
  await page.getByLabel('曹家渡街道').fill('九百')
  await page.getByRole('button', { name: '保存幼儿数' }).click()
  await expect(page.getByRole('alert').getByText('请填 0 到 1000000 的整数。')).toBeVisible()
  await expect(page.getByLabel('曹家渡街道')).toHaveValue('九百')
  const children = 600 + (Date.now() % 300)
  await page.getByLabel('曹家渡街道').fill(String(children))
  await page.getByRole('button', { name: '保存幼儿数' }).click()
  await expect(page.getByText('幼儿数已保存，目标已跟着更新。')).toBeVisible()

  const table = '代码,常住 1–3 岁幼儿\r\n310106011,很多\r\n999999999,5\r\n'
  const file = { name: 'children.csv', mimeType: 'text/csv', buffer: Buffer.from(table) }
  await page.getByLabel('选文件').setInputFiles(file)
  await page.getByRole('button', { name: '导入', exact: true }).click()
  const wrong = page.getByRole('alert').filter({ hasText: '有 2 行不对' })
  await expect(wrong).toContainText('第 2 行：“很多”不是')
  await expect(wrong).toContainText('第 3 行：没有代码为“999999999”')
})

test('what lies above one’s scope is not there', async ({ page, signIn, browser }) => {
  await signIn(district)
  for (const path of ['/manage/figures/city', '/manage/figures/310105']) {
    expect((await page.request.get(path)).status()).toBe(404)
  }
  expect((await page.request.get('/manage/figures/city/rooms.csv')).status()).toBe(404)
  expect((await page.request.get('/manage/figures/310106/rooms.xlsx')).status()).toBe(200)
  const nobody = await browser.newContext()
  expect((await nobody.request.get('/manage/figures/310106/rooms.csv')).status()).toBe(404)
  await nobody.close()
})

test('a room manager sees the figures of their own room', async ({ page, signIn }) => {
  await signIn(manager)
  await page.goto('/manage/figures')
  await expect(page).toHaveURL(/\/manage\/figures\/mine$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('我管理的宝宝屋的数据')
  await expect(tile(page, 'rooms')).toHaveText('1')
})
