import { workingDayAhead } from '../support/site/working-day'
import { expect, test } from './support/fixtures'

/** A room of the demo city whose places are a published room's examples, and an invented one. */
const published = { path: '/rooms/nanyang', name: '南阳实验幼儿园宝宝屋' }

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
