import { dayName } from '../support/site/day-name'
import { makeResidents, makeSlotsAlone } from '../support/site/own-slot'
import { workingDayAhead } from '../support/site/working-day'
import { expect, test } from './support/fixtures'
import type { Page } from './support/page'

const found = (page: Page) => page.getByRole('region', { name: /能约的名额/ })

test('a visitor says where, how old, when and how long, and comes to a booking page', async ({
  page,
}) => {
  const { here, nameZh, day } = await makeSlotsAlone()
  await page.goto('/')
  await page.getByLabel('在哪里').selectOption(here)
  await page.getByLabel('孩子几个月').fill('20')
  await page.getByText(/^时间：/).click()
  await page.getByLabel(dayName('zh', day)).check()
  await page.getByLabel('下午').check()
  await page.getByLabel('1 小时 30 分钟').check()
  await page.getByRole('button', { name: '查找名额' }).click()
  expect(page).toHaveURL(new RegExp(`division=${here}&age=20&day=.*&part=afternoon&minutes=90`))
  const times = found(page).getByRole('link', { name: new RegExp(`预约${nameZh}`) })
  expect(times).toHaveCount(1)
  expect(times).toContainText('13:00–14:30')
  await times.click()
  expect(page).toHaveURL(/sign-in/)
  expect(decodeURIComponent(page.url())).toContain('from=13%3A00&to=14%3A30')
})

test('the map shows the rooms of the list', async ({ page }) => {
  await page.goto(`/?division=310106&day=${(await workingDayAhead()).day}&view=map`)
  const names = found(page).getByRole('heading', { level: 3 }).count()
  const marks = page.getByRole('figure').getByRole('link').count()
  expect(names).toBeGreaterThan(0)
  expect(marks).toBeGreaterThan(0)
  expect(marks).toBeLessThanOrEqual(names)
})

test('an address typed by hand shows something useful and says what was left out', async ({
  page,
}) => {
  await page.goto(
    '/?division=990000&day=2026-02-31&age=-1&age=500&part=night&minutes=7&near=39.904,116.407&page=999&child=x',
  )
  const note = page.getByText('有些条件没有用上').locator('..')
  expect(note.getByRole('listitem')).toHaveCount(7)
  expect(note.getByText(/不在上海/)).toBeVisible()
  expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await page.violations()).toEqual([])
})

test('nothing found says why and what would, with a place to book', async ({ page }) => {
  const { here, day, nameZh } = await makeSlotsAlone()
  await page.goto(`/?division=${here}&age=20&day=${day}&minutes=180&part=morning`)
  expect(page.getByText('没有正合适的名额')).toBeVisible()
  expect(page.getByText('有的场次没有这么长。')).toBeVisible()
  expect(await page.violations()).toEqual([])
  const shorter = page.getByRole('listitem').filter({ hasText: '短一点' })
  expect(shorter.getByRole('link', { name: nameZh, exact: true })).toBeVisible()
  await shorter.getByRole('link', { name: '短一点' }).click()
  expect(page).toHaveURL(/minutes=120/)
})

test('an age that no slot takes is told as that, with the ages taken and what to do', async ({
  page,
}) => {
  const { here } = await makeSlotsAlone()
  await page.goto(`/?division=${here}&age=50`)
  expect(page.getByText(/^这里的宝宝屋收满 12 个月、未满 36 个月的幼儿/)).toBeVisible()
  expect(page.getByText(/4 岁 2 个月的孩子已经超过宝宝屋收托的年龄，请了解幼儿园/)).toBeVisible()
  expect(page.getByText(/有的场次不收/)).toHaveCount(0)
  await page.goto(`/en?division=${here}&age=8`)
  expect(
    page.getByText(/A child of 8 months is still too young and can be booked in about 4 months/),
  ).toBeVisible()
})

test('a search can be sent on without the child in it', async ({ page, otherPage, signIn }) => {
  const { here } = await makeSlotsAlone()
  await signIn((await makeResidents(['豆豆'], here)).phone)
  await page.goto('/')
  const address = page.getByRole('link', { name: '可以转发的查找链接' }).getAttribute('href')
  expect(address).toMatch(new RegExp(`division=${here}&age=1[78]$`))
  const other = await otherPage()
  await other.goto(address ?? '')
  expect(other.getByLabel('孩子几个月')).toHaveValue(/1[78]/)
})
