import { makeOwnFamily } from '../support/site/own-slot'
import { makeOwnBooking, makeOwnWeek } from '../support/site/own-week'
import { expect, test } from './support/fixtures'

test.use({ expectedErrors: [/404/] })

test('a booking of another number is not found, and the page says who is signed in', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { slotIds } = await makeOwnWeek()
  const { phone: owner } = await makeOwnFamily(['豆豆'])
  const bookingId = await makeOwnBooking(owner, slotIds[0] ?? '')
  const { phone } = await makeOwnFamily([])
  await signIn(phone)
  await page.goto(`/bookings/${bookingId}`)
  await expect(page.getByRole('heading', { name: '没有找到这一页' })).toBeVisible()
  await expect(page.getByText(`••• ${phone.slice(-4)} 登录`)).toBeVisible()
  await checkAccessibility()
  await page.getByRole('link', { name: '换一个手机号登录' }).click()
  await expect(page).toHaveURL(/\/my\/profile#sessions-part/)
})
