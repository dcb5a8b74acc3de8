import { workingDayAhead } from '../support/site/working-day'
import { expect, test } from './support/fixtures'

/** A room of the demo city whose places are a published room's examples. */
const published = { name: '南阳实验幼儿园宝宝屋' }

test('a parent finds a room with a free place and comes to its booking page', async ({ page }) => {
  await page.goto('/rooms')
  await page.getByLabel('在哪里').selectOption({ label: '静安区全区' })
  await page.getByLabel('孩子几个月').fill('20')
  await page.getByRole('button', { name: '查看名额' }).click()
  expect(page).toHaveURL(/division=310106&day=&age=20/)
  const found = page.getByRole('region', { name: /静安区/ })
  expect(found.getByText('按当天满 20 个月的孩子算')).toBeVisible()
  const days = page.getByRole('navigation', { name: '选一天' }).getByRole('link')
  await days.nth((await workingDayAhead()).ahead).click()
  const room = found.getByRole('listitem').filter({ hasText: published.name }).first()
  expect(room.getByText(/个名额/).first()).toBeVisible()
  await room.getByRole('link', { name: published.name }).click()
  expect(page.getByRole('heading', { level: 1 })).toHaveText(published.name)
  await page.getByRole('link', { name: /^预约/ }).first().click()
  expect(page).toHaveURL(/\/(sign-in|book)/)
})

test('another day is one touch away, and the address keeps the rest', async ({ page }) => {
  await page.goto('/rooms?division=310106&age=20')
  const days = page.getByRole('navigation', { name: '选一天' }).getByRole('link')
  expect(days).toHaveCount(15)
  await days.nth(7).click()
  expect(page).toHaveURL(/division=310106&day=\d{4}-\d\d-\d\d&age=20/)
  expect(days.nth(7)).toHaveAttribute('aria-current', 'date')
})

test('an address typed by hand shows something useful and says what was left out', async ({
  page,
}) => {
  await page.goto('/rooms?division=990000&day=2026-02-31&age=-1&page=999')
  const note = page.getByText('有些条件没有用上').locator('..')
  expect(note.getByRole('listitem')).toHaveCount(4)
  expect(page.getByRole('heading', { level: 2, name: /全上海/ })).toBeVisible()
  expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible()
  expect(await page.violations()).toEqual([])
})

test('a day further ahead than slots are released is named as left out', async ({ page }) => {
  for (const address of ['/rooms?day=2099-01-01', '/?day=2099-01-01']) {
    await page.goto(address)
    const note = page.getByText('有些条件没有用上').locator('..')
    expect(note.getByRole('listitem')).toHaveCount(1)
  }
})

test('an age that no slot takes is told with the ages that are taken', async ({ page }) => {
  await page.goto('/rooms?age=50')
  expect(page.getByRole('heading', { name: /没有收这个月龄的场次/ })).toBeVisible()
  expect(page.getByText(/幼儿园/).first()).toBeVisible()
})

test('a place without rooms leads to the whole district', async ({ page }) => {
  await page.goto('/rooms?division=310120102')
  expect(page.getByRole('heading', { name: /还没有登记宝宝屋/ })).toBeVisible()
  await page.getByRole('link', { name: '看奉贤区全区' }).click()
  expect(page).toHaveURL(/division=310120&/)
})

test('the list comes in pages', async ({ page }) => {
  await page.goto('/rooms')
  await page.getByRole('link', { name: '下一页' }).click()
  expect(page).toHaveURL(/page=2/)
  expect(page.getByText(/第 2 页/)).toBeVisible()
})

test('a list in English leads to a room in English', async ({ page }) => {
  await page.goto('/en/rooms')
  expect(page.getByRole('heading', { level: 1 })).toHaveText('Every baby room')
  await page.getByLabel('Where').selectOption('310106')
  await page.getByRole('button', { name: 'Show places' }).click()
  expect(page).toHaveURL(/\/en\/rooms\?division=310106/)
  await page.goto(`/en/rooms?division=310106&day=${(await workingDayAhead()).day}`)
  await page.getByRole('link', { name: published.name }).click()
  expect(page).toHaveURL(/\/en\/rooms\//)
  expect(page.getByRole('heading', { name: 'The rules here' })).toBeVisible()
})
