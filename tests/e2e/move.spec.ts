import { makeOwnFamily } from '../support/site/own-slot'
import { dayText, makeOwnBooking, makeOwnWeek } from '../support/site/own-week'
import { expect, test } from './support/fixtures'

test('with scripts too, a visit moves once a time is chosen, and unfolded weeks stay open', async ({
  page,
  signIn,
}) => {
  const room = await makeOwnWeek()
  const { phone } = await makeOwnFamily(['小满'])
  const bookingId = await makeOwnBooking(phone, room.slotIds[0] ?? '')
  await signIn(phone)
  await page.goto(`/bookings/${bookingId}/move`)
  const folded = page.locator('form details:not([open]) > summary')
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click()
  await page.getByRole('button', { name: '确认改期' }).click()
  await expect(page.getByRole('link', { name: '请选一场。' })).toBeVisible()
  await expect(folded).toHaveCount(0)

  const third = dayText(room.days[2] ?? '')
  await page
    .getByRole('group', { name: third })
    .getByLabel(/^09:00–11:00/)
    .check()
  await page.getByRole('button', { name: '确认改期' }).click()
  await expect(page.getByRole('status')).toContainText('已经改好')
  await expect(page.getByText(`${third}09:00–11:00`)).toBeVisible()

  // What was open before the move is drawn anew when it is gone back to.
  await page.goBack()
  await expect(page).toHaveURL(/\/move$/)
  await expect(page.getByText('现在的预约')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '确认改期' })).toHaveCount(0)
})
