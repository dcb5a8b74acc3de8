import { fillPlaces, makeOwnAfternoon } from '../support/site/own-grid'
import { makeOwnFamily } from '../support/site/own-slot'
import { readOut } from './support/first-steps'
import { expect, test } from './support/fixtures'

test('the table is read, two lists choose, and the same is booked', async ({ page, signIn }) => {
  const afternoon = await makeOwnAfternoon({ minutes: true })
  await fillPlaces(afternoon, ['13:00', '14:00'], 9)
  await signIn((await makeOwnFamily(['豆豆'])).phone)
  await page.goto(afternoon.path)
  const table = page.getByRole('table', { name: '每半小时的空余名额和当班的照护人员' })
  expect(table.getByRole('radio')).toHaveCount(0)
  expect(table.getByRole('row', { name: /^13:00/ })).toContainText('1')
  const show = page.getByRole('button', { name: '看看这个时间' })
  await page.getByLabel('开始').selectOption('14:30')
  await page.getByLabel('结束').selectOption('15:00')
  await show.click()
  expect(page.getByText(/请选半小时的整格/)).toBeVisible()
  expect(await page.violations()).toEqual([])
  await page.getByLabel('结束').selectOption('16:30')
  await show.click()
  expect(page.getByText('14:30–16:30 · 2 小时')).toBeVisible()
  expect(page.getByText('60 元，到园支付').first()).toBeVisible()
  await page.getByRole('button', { name: '确认预约' }).click()
  expect(page.getByText('约好了', { exact: true })).toBeVisible()
  expect(page.getByText(/14:30–16:30/)).toBeVisible()
  expect(page.getByText('60 元，到园支付')).toBeVisible()
})

test('a link to a stretch leads there after signing in', async ({ page }) => {
  const { path, day } = await makeOwnAfternoon()
  await page.goto(`${path}?day=${day}&from=14:30&to=15:30`)
  expect(page).toHaveURL(/sign-in/)
  expect(new URL(page.url()).searchParams.get('next')).toBe(
    `${path}?day=${day}&from=14%3A30&to=15%3A30`,
  )
})

test('a slot without a place says so, and what to do', async ({ page, signIn }) => {
  const afternoon = await makeOwnAfternoon({ policy: { slotCap: 1 } })
  await fillPlaces(afternoon, ['13:00', '15:00'], 1)
  await fillPlaces(afternoon, ['15:00', '17:00'], 1)
  await signIn((await makeOwnFamily(['豆豆'])).phone)
  await page.goto(afternoon.path)
  expect(page.getByRole('cell', { name: '没有名额' })).toHaveCount(8)
  const chosen = page.getByRole('main').getByRole('status').filter({ hasText: '没有能约的时间' })
  expect(chosen).toContainText('这一场现在没有能约的时间')
  expect(chosen).toContainText('本场最多 1 名，还剩 0 名')
  expect(await page.violations()).toEqual([])
})

test('the desk chooses from two lists', async ({ page, otherPage, signIn }) => {
  const { code, slotId, managerPhone } = await makeOwnAfternoon()
  const { phone } = await makeOwnFamily(['豆豆'])
  await signIn(managerPhone)
  await page.goto(`/manage/rooms/${code}/slots/${slotId}/desk`)
  await page.getByLabel('监护人手机号').fill(phone)
  await page.getByRole('button', { name: '查找家庭' }).click()
  await readOut(page, phone, otherPage)
  await page.getByLabel('开始').selectOption('14:30')
  await page.getByLabel('结束').selectOption('16:00')
  await page.getByRole('button', { name: '看看这个时间' }).click()
  expect(page.getByText(/14:30–16:00/).first()).toBeVisible()
  await page.getByRole('button', { name: '确认代约' }).click()
  expect(page.getByText('已为家庭约好，家庭会收到消息。')).toBeVisible()
})
