import { makeOwnFamily } from '../support/site/own-slot'
import { dayText, makeOwnBooking, makeOwnWeek } from '../support/site/own-week'
import { expect, test } from './support/fixtures'
import type { Page } from './support/page'

/** Chooses a time of a day, whatever is folded away. */
async function choose(page: Page, day: string | undefined, time: string) {
  const folded = page.locator('form details:not([open]) > summary')
  while (folded.count() > 0) await folded.first().click()
  const times = page.locator('fieldset').filter({ hasText: dayText(day ?? '') })
  await times.getByLabel(new RegExp(`^${time}`)).check()
}

test('a family moves a visit, and the old booking leads to the new one', async ({
  page,
  signIn,
}) => {
  const room = await makeOwnWeek()
  const { phone } = await makeOwnFamily(['小满'])
  const bookingId = await makeOwnBooking(phone, room.slotIds[0] ?? '')
  await signIn(phone)
  await page.goto(`/bookings/${bookingId}`)
  await page.getByRole('link', { name: '改到别的时间' }).click()
  expect(page.getByRole('heading', { level: 1, name: '改到别的时间' })).toBeVisible()
  await page.getByRole('button', { name: '确认改期' }).click()
  expect(page.getByRole('link', { name: '请选一场。' })).toBeVisible()
  expect(await page.violations()).toEqual([])

  await choose(page, room.days[2], '09:00–11:00')
  await page.getByRole('button', { name: '确认改期' }).click()
  expect(page.getByRole('status').filter({ hasText: '已经改好' })).toBeVisible()
  expect(page.getByText(`${dayText(room.days[2] ?? '')}09:00–11:00`)).toBeVisible()
  expect(await page.violations()).toEqual([])
  const moved = page.url()
  await page.goto(`/bookings/${bookingId}`)
  expect(page.getByText('这个预约已经改到别的时间。')).toBeVisible()
  await page.getByRole('link', { name: '看新的预约' }).click()
  expect(page).toHaveURL(moved.replace(/\?.*$/, ''))
  await page.goto('/demo/messages')
  const mine = page.getByRole('listitem').filter({ hasText: phone.slice(-4) })
  expect(mine.filter({ hasText: /已改约到/ })).toHaveCount(1)
})

test('past the time of free cancelling the page says what cancelling would mean', async ({
  page,
  signIn,
}) => {
  const room = await makeOwnWeek()
  const { phone } = await makeOwnFamily(['小满'])
  const bookingId = await makeOwnBooking(phone, room.slotIds[0] ?? '', { late: true })
  await signIn(phone)
  await page.goto(`/bookings/${bookingId}`)
  expect(page.getByText('取消预约')).toBeVisible()
  expect(page.getByRole('link', { name: '改到别的时间' })).toHaveCount(0)
  await page.goto(`/en/bookings/${bookingId}/move`)
  expect(page.getByText('Cannot be moved now')).toBeVisible()
  expect(page.getByText(/The time for moving freely/)).toBeVisible()
  expect(await page.violations()).toEqual([])
})

test('a visit moves to another stretch of a flexible slot', async ({ page, signIn }) => {
  const room = await makeOwnWeek()
  const { phone } = await makeOwnFamily(['小满'])
  const bookingId = await makeOwnBooking(phone, room.slotIds[5] ?? '')
  await signIn(phone)
  await page.goto(`/bookings/${bookingId}/move`)
  await choose(page, room.days[4], '14:30–16:30')
  await page.getByRole('button', { name: '确认改期' }).click()
  expect(page.getByText('已经改好')).toBeVisible()
  expect(page.getByText(`${dayText(room.days[4] ?? '')}14:30–16:30`)).toBeVisible()
})
