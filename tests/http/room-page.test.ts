import { makeOwnSlots } from '../support/site/own-slot'
import { expect, test } from './support/fixtures'

/** A room of the demo city with texts, prices and places, and one of which little is published. */
const room = '/rooms/jiangning-demo'
const published = { path: '/rooms/nanyang', name: '南阳实验幼儿园宝宝屋' }
const suspended = '/rooms/tianmuxilu-demo'

test('a parent reads on from the places to what to bring, the cost and the questions', async ({
  page,
}) => {
  await page.goto(room)
  const headings = page.getByRole('heading', { level: 2 }).allTextContents()
  expect(headings[0]).toMatch(/一周的名额$/)
  expect(headings.slice(1)).toEqual([
    '这家宝宝屋',
    '来之前',
    '价格和免费次数',
    '这里的规则',
    '常见问题',
  ])
  const contents = page.getByRole('navigation', { name: '这一页还有' })
  expect(contents.getByRole('link').count()).toBeGreaterThan(5)
  for (const link of contents.getByRole('link').all())
    expect(page.locator(link.getAttribute('href') ?? '')).toHaveCount(1)
  expect(contents.getByRole('link', { name: '常见问题' })).toHaveAttribute('href', '#questions')
  const questions = page.getByRole('region', { name: '常见问题' })
  expect(questions.getByText(/37\.5 ℃/)).toBeHidden()
  await questions.getByText('孩子发烧、不舒服，能来吗？').click()
  expect(questions.getByText(/37\.5 ℃/)).toBeVisible()
  const cost = page.getByRole('region', { name: '价格和免费次数' })
  expect(cost.getByText(/每个自然年有 12 次免费/)).toBeVisible()
  expect(cost.getByText(/20 元 × 2 小时 = 40 元/)).toBeVisible()
})

test('the nearest free place is one touch from its booking', async ({ page }) => {
  const own = await makeOwnSlots()
  await page.goto(`/rooms/${own.code}?day=${own.day}`)
  expect(page.getByText('这一周最早的名额')).toBeVisible()
  await page.getByRole('link', { name: '预约这一场' }).click()
  expect(page).toHaveURL(/\/sign-in\?next=.*book/)
})

test('a published room says that its places are examples and what is not published', async ({
  page,
}) => {
  await page.goto(published.path)
  expect(page).toHaveTitle(new RegExp(published.name))
  expect(page.getByText(/场次、名额和预约时间都只是示例/)).toBeVisible()
  const facts = page.getByRole('region', { name: '这家宝宝屋' })
  expect(facts.getByText('未公布').first()).toBeVisible()
  expect(facts.getByText(/资料来源/)).toBeVisible()
  const rules = page.getByRole('region', { name: '这里的规则' })
  expect(rules.getByText('每 5 名幼儿至少 1 名照护人员。')).toBeVisible()
  expect(rules.getByText(/上海市没有统一公布/)).toBeVisible()
})

test('a room of which nothing is published says so and whom to ask', async ({ page }) => {
  await page.goto(published.path)
  const before = page.getByRole('region', { name: '来之前' })
  expect(before.getByText('未公布', { exact: true })).toHaveCount(5)
  expect(before.getByText(/这里不猜/)).toBeVisible()
  const cost = page.getByRole('region', { name: '价格和免费次数' })
  expect(cost.getByText(/价格还没有公布，每小时最高不超过 100 元/)).toBeVisible()
})

test('a suspended room says so and books nothing', async ({ page }) => {
  await page.goto(suspended)
  expect(page.getByText('这家宝宝屋暂停开放')).toBeVisible()
  expect(page.getByRole('link', { name: /^预约/ })).toHaveCount(0)
})

test('a room shows the next week, and a child too old for a slot is told', async ({ page }) => {
  await page.goto(`${published.path}?age=40`)
  expect(page.getByText('不收这个月龄').first()).toBeVisible()
  expect(page.getByText('这一周没有收这个月龄的场次')).toBeVisible()
  expect(page.getByText(/^这里的宝宝屋收满 12 个月、未满 36 个月的幼儿/)).toBeVisible()
  expect(page.getByText(/3 岁 4 个月的孩子已经超过宝宝屋收托的年龄/)).toBeVisible()
  expect(page.getByRole('link', { name: /^预约/ })).toHaveCount(0)
  await page.getByRole('link', { name: '不限月龄' }).click()
  await page.getByRole('link', { name: '后一周' }).click()
  expect(page).toHaveURL(/day=\d{4}-\d\d-\d\d/)
  expect(page.getByRole('link', { name: '前一周' })).toBeVisible()
})

test('questions about all rooms are a link away from every page, in both languages', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('link', { name: '还有疑问？看常见问题' }).click()
  expect(page.getByRole('heading', { level: 1 })).toHaveText('常见问题')
  expect(page.getByRole('heading', { level: 2 })).toHaveCount(10)
  await page.goto('/en/privacy')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Questions and answers' }).click()
  expect(page).toHaveURL(/\/en\/questions$/)
  expect(page.getByText(/documents of any country or region/)).toBeVisible()
})
