import { claimsIn, makeOwnFamily } from '../support/site/own-slot'
import { dayText, makeOwnWeek, weekdayText } from '../support/site/own-week'
import { expect, test } from './support/fixtures'
import type { Page } from './support/page'

const morning = (day = '') => `${dayText(day)}09:00–11:00`

/** Opens every week, whatever is folded away. */
async function openWeeks(page: Page) {
  const folded = page.locator('form details:not([open]) > summary')
  while (folded.count() > 0) await folded.first().click()
}

const boxesOf = (page: Page, day = '') =>
  page
    .locator('fieldset')
    .filter({ hasText: dayText(day) })
    .getByLabel(/^09:00–11:00/)

test('a family books several mornings at once and is told which of them not, and why', async ({
  page,
  signIn,
}) => {
  const room = await makeOwnWeek()
  const { phone } = await makeOwnFamily(['小满'])
  await signIn(phone)
  await page.goto(`/rooms/${room.code}`)
  await page.getByRole('link', { name: '一次约多天' }).click()
  expect(page.getByRole('heading', { level: 1, name: '一次约多天' })).toBeVisible()
  expect(page.getByLabel('小满')).toBeChecked()
  await openWeeks(page)
  const later = page.getByRole('checkbox', { name: '09:00–11:00', description: /开始预约/ })
  expect(later).toBeDisabled()
  for (const day of room.days.slice(0, 4)) await boxesOf(page, day).check()
  await page.getByRole('button', { name: '看看能不能约' }).click()

  const plan = page.getByRole('region', { name: '您选了 4 场' })
  const visits = plan.getByRole('listitem')
  expect(visits.filter({ hasText: '能约' }).first()).toContainText('用 1 次免费额度')
  expect(visits.filter({ hasText: '不能约' })).toContainText('小满已有 3 个还没开始的预约')
  expect(plan).toContainText('能约 3 场，共 3 人次')
  expect(plan.getByLabel('能约几场约几场')).toBeChecked()

  await plan.getByLabel('全部约到才约').check()
  await plan.getByRole('button', { name: '一起预约' }).click()
  expect(page.getByRole('alert').first()).toContainText('一场也没有约')
  expect(page.getByRole('alert').first()).toContainText(morning(room.days[3]))
  expect(plan.getByLabel('全部约到才约')).toBeChecked()
  expect(await page.violations()).toEqual([])

  await plan.getByLabel('能约几场约几场').check()
  await plan.getByRole('button', { name: '一起预约' }).click()
  expect(page.getByRole('status').filter({ hasText: '约好了 3 场' })).toBeVisible()
  const booked = page.getByRole('region', { name: '约好的' })
  expect(booked.getByRole('listitem')).toHaveCount(3)
  expect(page.getByRole('region', { name: '没有约上的' })).toContainText(morning(room.days[3]))
  expect(await page.violations()).toEqual([])
  await booked.getByRole('link', { name: morning(room.days[1]) }).click()
  expect(page.getByRole('heading', { level: 1, name: '预约', exact: true })).toBeVisible()
  expect(page.getByText('已约好')).toBeVisible()
})

test('brothers and sisters are booked by the week, once however often it is sent', async ({
  page,
  signIn,
}) => {
  const room = await makeOwnWeek()
  const { phone } = await makeOwnFamily(['小满', '小雪'])
  await signIn(phone)
  await page.goto(`/book/several?room=${room.code}`)
  const [first = '', , third = ''] = room.days
  const weekly = page.getByRole('region', { name: '按每周选' })
  for (const day of [first, third]) await weekly.getByLabel(weekdayText(day)).check()
  await weekly.getByLabel('哪一场').selectOption('09:00-11:00')
  await page.getByRole('button', { name: '看看能不能约' }).click()
  expect(page.getByText('请至少选一个孩子。')).toBeVisible()

  for (const day of [first, third]) expect(boxesOf(page, day)).toBeChecked()
  await page.getByLabel('小满').check()
  await page.getByLabel('小雪').check()
  await page.getByRole('button', { name: '看看能不能约' }).click()
  const plan = page.getByRole('region', { name: /^您选了/ })
  expect(plan.getByRole('listitem').filter({ hasText: morning(first) })).toContainText(
    '小雪：用 1 次免费额度',
  )
  await plan.getByLabel('能约几场约几场').check()
  const [address, sent] = [page.url(), page.fieldsOf(plan.locator('form').one() as HTMLFormElement)]
  await plan.getByRole('button', { name: '一起预约' }).click()
  const booked = page.getByRole('region', { name: '约好的' })
  expect(booked.getByRole('listitem').filter({ hasText: morning(first) })).toHaveCount(2)
  expect(booked.getByRole('listitem').filter({ hasText: morning(third) })).toHaveCount(2)
  expect(page.getByText('名额已经为您留好。')).toBeVisible()
  const again = await page.visitor.ask(address, { method: 'POST', body: sent })
  expect(again.url()).toBe(page.url().replace('done=new', 'done=again'))
  for (const slotId of [room.slotIds[0], room.slotIds[2]])
    expect(await claimsIn(slotId)).toEqual(['confirmed', 'confirmed'])
})

test('an address edited by hand still gives a useful page', async ({ page, signIn }) => {
  const room = await makeOwnWeek()
  const { phone } = await makeOwnFamily(['小满'])
  await signIn(phone)
  await page.goto('/book/several?room=nowhere')
  expect(page.getByRole('heading', { level: 1, name: '没有找到这间宝宝屋' })).toBeVisible()
  await page.goto('/book/several')
  expect(page.getByRole('main').getByRole('link', { name: '找宝宝屋' }).last()).toBeVisible()
  const many = Array.from({ length: 500 }, (_, n) => `slot=${n}`).join('&')
  await page.goto(`/book/several?room=${room.code}&weekday=9&time=31-02&from=25:00&to=1&${many}`)
  expect(page.getByText('地址里有几项对不上')).toBeVisible()
  expect(page.getByRole('button', { name: '看看能不能约' })).toBeVisible()
  await page.goto(`/en/book/several?room=${room.code}&slot=${room.slotIds[0]}&from=13:00&to=15:00`)
  expect(page.getByRole('region', { name: 'You chose 1 slot' })).toContainText('Can be had')
})
