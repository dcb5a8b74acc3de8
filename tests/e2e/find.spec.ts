import { workingDayAhead } from '../support/site/working-day'
import { expect, test } from './support/fixtures'

/** A room of the demo city whose places are a published room's examples, and an invented one. */
const published = { path: '/rooms/nanyang', name: '南阳实验幼儿园宝宝屋' }
const suspended = '/rooms/tianmuxilu-demo'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a parent finds a room with a free place and comes to its booking page', async ({
    page,
  }) => {
    await page.goto('/rooms')
    await page.getByLabel('在哪里').selectOption({ label: '静安区全区' })
    await page.getByLabel('孩子几个月').fill('20')
    await page.getByRole('button', { name: '查看名额' }).click()
    await expect(page).toHaveURL(/division=310106&day=&age=20/)
    const found = page.getByRole('region', { name: /静安区/ })
    await expect(found.getByText('按当天满 20 个月的孩子算')).toBeVisible()
    const days = page.getByRole('navigation', { name: '选一天' }).getByRole('link')
    await days.nth((await workingDayAhead()).ahead).click()
    const room = found.getByRole('listitem').filter({ hasText: published.name }).first()
    await expect(room.getByText(/个名额/).first()).toBeVisible()
    await room.getByRole('link', { name: published.name }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(published.name)
    await page.getByRole('link', { name: /^预约/ }).first().click()
    await expect(page).toHaveURL(/\/(sign-in|book)/)
  })

  test('another day is one touch away, and the address keeps the rest', async ({ page }) => {
    await page.goto('/rooms?division=310106&age=20')
    const days = page.getByRole('navigation', { name: '选一天' }).getByRole('link')
    await expect(days).toHaveCount(15)
    await days.nth(7).click()
    await expect(page).toHaveURL(/division=310106&day=\d{4}-\d\d-\d\d&age=20/)
    await expect(days.nth(7)).toHaveAttribute('aria-current', 'date')
  })
})

test('an address typed by hand shows something useful and says what was left out', async ({
  page,
  checkAccessibility,
}) => {
  await page.goto('/rooms?division=990000&day=2026-02-31&age=-1&page=999')
  const note = page.getByText('有些条件没有用上').locator('..')
  await expect(note.getByRole('listitem')).toHaveCount(4)
  await expect(page.getByRole('heading', { level: 2, name: /全上海/ })).toBeVisible()
  await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible()
  await checkAccessibility()
})

test('a place without rooms leads to the whole district', async ({ page, checkAccessibility }) => {
  await page.goto('/rooms?division=310120102')
  await expect(page.getByRole('heading', { name: /还没有登记宝宝屋/ })).toBeVisible()
  await checkAccessibility()
  await page.getByRole('link', { name: '看奉贤区全区' }).click()
  await expect(page).toHaveURL(/division=310120&/)
})

test('the list comes in pages', async ({ page }) => {
  await page.goto('/rooms')
  await page.getByRole('link', { name: '下一页' }).click()
  await expect(page).toHaveURL(/page=2/)
  await expect(page.getByText(/第 2 页/)).toBeVisible()
})

test('a published room says that its places are examples and what is not published', async ({
  page,
  checkAccessibility,
}) => {
  await page.goto(published.path)
  await expect(page).toHaveTitle(new RegExp(published.name))
  await expect(page.getByText(/场次、名额和预约时间都只是示例/)).toBeVisible()
  const facts = page.getByRole('region', { name: '这家宝宝屋' })
  await expect(facts.getByText('未公布').first()).toBeVisible()
  await expect(facts.getByText(/资料来源/)).toBeVisible()
  const rules = page.getByRole('region', { name: '这里的规则' })
  await expect(rules.getByText('每 5 名幼儿至少 1 名照护人员。')).toBeVisible()
  await expect(rules.getByText(/上海市没有统一公布/)).toBeVisible()
  await checkAccessibility()
})

test('a suspended room says so and books nothing', async ({ page, checkAccessibility }) => {
  await page.goto(suspended)
  await expect(page.getByText('这家宝宝屋暂停开放')).toBeVisible()
  await expect(page.getByRole('link', { name: /^预约/ })).toHaveCount(0)
  await checkAccessibility()
})

test('a room shows the next week, and a child too old for a slot is told', async ({ page }) => {
  await page.goto(`${published.path}?age=40`)
  await expect(page.getByText('不收这个月龄').first()).toBeVisible()
  await expect(page.getByRole('link', { name: /^预约/ })).toHaveCount(0)
  await page.getByRole('link', { name: '不限月龄' }).click()
  await page.getByRole('link', { name: '后一周' }).click()
  await expect(page).toHaveURL(/day=\d{4}-\d\d-\d\d/)
  await expect(page.getByRole('link', { name: '前一周' })).toBeVisible()
})

test('the same in English, without leaving the language', async ({ page, checkAccessibility }) => {
  await page.goto('/en/rooms')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Every baby room')
  await checkAccessibility()
  await page.getByLabel('Where').selectOption({ value: '310106' })
  await page.getByRole('button', { name: 'Show places' }).click()
  await expect(page).toHaveURL(/\/en\/rooms\?division=310106/)
  await page.goto(`/en/rooms?division=310106&day=${(await workingDayAhead()).day}`)
  await page.getByRole('link', { name: published.name }).click()
  await expect(page.getByRole('heading', { name: 'The rules here' })).toBeVisible()
  await checkAccessibility()
})

test('the list can be searched with the keyboard alone', async ({ page }) => {
  await page.goto('/rooms')
  await page.getByLabel('在哪里').focus()
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('哪一天')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('20')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/age=20/)
})

test('nothing is wider than the screen', async ({ page }) => {
  for (const path of [
    '/rooms',
    '/en/rooms',
    '/rooms/waigaoqiao-demo',
    '/en/rooms/waigaoqiao-demo',
  ]) {
    await page.goto(path)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over, path).toBe(0)
  }
})
