import { makeOwnFamily } from '../support/site/own-slot'
import { dayText, makeOwnBooking, makeOwnWeek } from '../support/site/own-week'
import { expect, test } from './support/fixtures'

test('a family moves a visit, and the old booking leads to the new one', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const room = await makeOwnWeek()
  const { phone } = await makeOwnFamily(['小满'])
  const bookingId = await makeOwnBooking(phone, room.slotIds[0] ?? '')
  await signIn(phone)
  await page.goto(`/bookings/${bookingId}`)
  await page.getByRole('link', { name: '改到别的时间' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '改到别的时间' })).toBeVisible()
  for (const week of await page.locator('form details:not([open]) > summary').all()) {
    await week.click()
  }
  await checkAccessibility()
  await page.getByRole('button', { name: '确认改期' }).click()
  await expect(page.getByRole('link', { name: '请选一场。' })).toBeVisible()

  const [, , third = ''] = room.days
  await page
    .getByRole('group', { name: dayText(third) })
    .getByRole('radio', { name: '09:00–11:00' })
    .check()
  await page.getByRole('button', { name: '确认改期' }).click()
  await expect(page.getByRole('status')).toContainText('已经改好')
  await expect(page.getByText(`${dayText(third)}09:00–11:00`)).toBeVisible()
  await checkAccessibility()
  const moved = page.url()
  await page.goto(`/bookings/${bookingId}`)
  await expect(page.getByText('这个预约已经改到别的时间。')).toBeVisible()
  await page.getByRole('link', { name: '看新的预约' }).click()
  await expect(page).toHaveURL(moved.replace(/\?.*$/, ''))
  await page.goto('/demo/messages')
  await expect(page.getByText(/已改约到/).first()).toBeVisible()
})

test('past the time of free cancelling the page says what cancelling would mean', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const room = await makeOwnWeek()
  const { phone } = await makeOwnFamily(['小满'])
  const bookingId = await makeOwnBooking(phone, room.slotIds[0] ?? '', { late: true })
  await signIn(phone)
  await page.goto(`/bookings/${bookingId}`)
  await expect(page.getByText('取消预约')).toBeVisible()
  await expect(page.getByRole('link', { name: '改到别的时间' })).toHaveCount(0)
  await page.goto(`/en/bookings/${bookingId}/move`)
  await expect(page.getByText('Cannot be moved now')).toBeVisible()
  await expect(page.getByText(/The time for moving freely/)).toBeVisible()
  await checkAccessibility()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a visit moves to another stretch of a flexible slot', async ({ page, signIn }) => {
    const room = await makeOwnWeek()
    const { phone } = await makeOwnFamily(['小满'])
    const bookingId = await makeOwnBooking(phone, room.slotIds[5] ?? '')
    await signIn(phone)
    await page.goto(`/bookings/${bookingId}/move`)
    for (const week of await page.locator('form details:not([open]) > summary').all()) {
      await week.click()
    }
    await page.getByRole('radio', { name: '14:30–16:30' }).check()
    await page.getByRole('button', { name: '确认改期' }).click()
    await expect(page.getByText('已经改好')).toBeVisible()
    await expect(page.getByText(`${dayText(room.days[4] ?? '')}14:30–16:30`)).toBeVisible()
  })
})
