import { parse } from 'csv-parse/sync'
import { dayOf } from '@/domain/shared/time'
import { expect, test } from './support/fixtures'
import { Page } from './support/page'

/** People of the demo city. */
const city = '+8613800000003'
const district = '+8613800000004'
const manager = '+8613800000002'

const tile = (page: Page, key: string) => page.locator(`[data-figure="${key}"]`)

type Row = Record<string, string>

/** Downloads a table as CSV and answers its rows by the names of the columns. */
async function downloaded(page: Page, name: string): Promise<Row[]> {
  const link = page.getByRole('link', { name })
  const file = await page.visitor.ask(link.getAttribute('href') ?? '')
  expect(file.headers()['content-disposition']).toMatch(/^attachment; .*\.csv/)
  return parse(file.text(), { bom: true, columns: true })
}

const sum = (rows: Row[], column: string) =>
  rows.reduce((total, row) => total + Number(row[column]), 0)

test('the city’s tiles, tables and files tell one number, down to the rooms', async ({
  page,
  signIn,
}) => {
  await signIn(city)
  await page.goto('/manage/figures')
  expect(page).toHaveURL(/\/manage\/figures\/city$/)
  await page.goto('/manage/figures/city?period=year')
  expect(page.getByRole('heading', { level: 1 })).toHaveText('上海市的数据')
  const drawings = page.getByRole('img', { name: /下表有每一个数字/ })
  expect(drawings.first()).toBeVisible()
  // The content security policy would refuse them.
  expect(drawings.locator('[style], style, script')).toHaveCount(0)

  // A district in which no other test makes rooms.
  const places = await downloaded(page, '各区预约率：下载 CSV')
  const row = places.find((one) => one.代码 === '310104')
  await page.getByRole('link', { name: /^徐汇区：/ }).click()
  expect(page).toHaveURL(/\/manage\/figures\/310104\?period=year$/)
  expect(tile(page, 'rooms')).toHaveText(row?.宝宝屋数 ?? '')
  const booked = Math.round(Number(row?.['已约（名额小时）']) * 10) / 10
  expect(tile(page, 'booked')).toHaveText(`${booked} 名额小时`)
  const below = await downloaded(page, '各街镇预约率：下载 CSV')
  const rooms = await downloaded(page, '各宝宝屋预约率：下载 CSV')
  expect(String(rooms.length)).toBe(row?.宝宝屋数)
  for (const column of ['提供（名额小时）', '已约（名额小时）', '到园', '托额']) {
    expect(sum(rooms, column)).toBeCloseTo(Number(row?.[column]), 5)
    expect(sum(below, column)).toBeCloseTo(Number(row?.[column]), 5)
  }
  const [first] = rooms
  await page.goto(`/manage/figures/room-${first?.代码}?period=year`)
  expect(tile(page, 'bookings')).toHaveText(first?.预约人次 ?? '')
})

test('the pages are English too, and refuse dates of one’s own that are out of order', async ({
  page,
  signIn,
}) => {
  await signIn(city)
  await page.goto('/en/manage/figures/310106006')
  expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Figures of /)
  await page.getByText('Own dates', { exact: true }).click()
  await page.getByLabel('From', { exact: true }).fill('2026-03-02')
  await page.getByLabel('To', { exact: true }).fill('2026-03-01')
  await page.getByText('Show', { exact: true }).click()
  expect(page.getByText(/Give two dates in order/)).toBeVisible()
  await page.goto('/en/manage/figures/city?shade=plan')
  expect(page.getByRole('heading', { name: 'The city by district' })).toBeVisible()
})

test('children entered become a target at once, in a form that keeps what was typed', async ({
  page,
  signIn,
}) => {
  await signIn(district)
  await page.goto('/manage/figures/310106/children')
  await page.getByLabel('曹家渡街道').fill('九百')
  await page.getByLabel('从哪天起').first().fill('')
  await page.getByText('保存幼儿数', { exact: true }).click()
  expect(
    page.getByRole('alert').getByText(/曹家渡街道.*：请填 0 到 1000000 的整数。/),
  ).toBeVisible()
  expect(page.getByRole('alert').getByText('请选一个日期。')).toBeVisible()
  expect(page.getByLabel('曹家渡街道')).toHaveValue('九百')
  await page.getByLabel('从哪天起').first().fill(dayOf(new Date()))
  expect(await page.violations()).toEqual([])
  const children = 600 + (Date.now() % 300)
  await page.getByLabel('曹家渡街道').fill(String(children))
  await page.getByText('保存幼儿数', { exact: true }).click()
  expect(page.getByText('幼儿数已保存，目标已跟着更新。')).toBeVisible()
})

test('a mistake does not make the numbers of children forget what they were shown over', async ({
  page,
  signIn,
}) => {
  await signIn(district)
  const tab = new Page(page.visitor)
  const children = 400 + (Date.now() % 300)
  const save = async (on: Page, typed: string) => {
    await on.getByLabel('芷江西路街道').fill(typed)
    await on.getByText('保存幼儿数', { exact: true }).click()
  }
  for (const on of [page, tab]) await on.goto('/manage/figures/310106/children')
  await save(page, String(children))
  expect(page.getByText('幼儿数已保存，目标已跟着更新。')).toBeVisible()
  await save(tab, '四百')
  await save(tab, String(children + 1))
  expect(tab.getByText(/别人改过这里的数字/).first()).toBeVisible()
  expect(tab.getByLabel('芷江西路街道')).toHaveValue(String(children + 1))
  await save(tab, String(children + 1))
  expect(tab.getByText('幼儿数已保存，目标已跟着更新。')).toBeVisible()
})

test('a file of children with wrong rows names each and enters nothing', async ({
  page,
  signIn,
}) => {
  await signIn(district)
  await page.goto('/manage/figures/310106/children')
  const table = '代码,常住 1–3 岁幼儿\r\n310106011,很多\r\n999999999,5\r\n'
  await page.getByLabel('选文件').setInputFiles(new File([table], 'children.csv'))
  await page.getByText('导入', { exact: true }).click()
  const wrong = page.getByRole('alert').filter({ hasText: '有 2 行不对' })
  expect(wrong).toContainText('第 2 行：“很多”不是')
  expect(wrong).toContainText('第 3 行：没有代码为“999999999”')
  expect(await page.violations()).toEqual([])
})

test('what lies above one’s scope is not there', async ({ page, otherPage, signIn }) => {
  await signIn(district)
  const status = async (path: string, who = page) => (await who.visitor.ask(path)).status()
  expect(await status('/manage/figures/city')).toBe(404)
  expect(await status('/manage/figures/310105')).toBe(404)
  expect(await status('/manage/figures/city/rooms.csv')).toBe(404)
  expect(await status('/manage/figures/310106/rooms.xlsx')).toBe(200)
  expect(await status('/manage/figures/310106/rooms.csv', await otherPage())).toBe(404)
})

test('a room manager sees the figures of their own room', async ({ page, signIn }) => {
  await signIn(manager)
  await page.goto('/manage/figures')
  expect(page).toHaveURL(/\/manage\/figures\/mine$/)
  expect(page.getByRole('heading', { level: 1 })).toHaveText('我管理的宝宝屋的数据')
  expect(tile(page, 'rooms')).toHaveText('1')
})
