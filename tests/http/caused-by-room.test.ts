import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { makeOwnFamily } from '../support/site/own-slot'
import { makeOwnBooking, makeOwnWeek } from '../support/site/own-week'
import { siteDatabase } from '../support/site/running'
import { expect, test } from './support/fixtures'

async function closed(slotId: string) {
  await siteDatabase().transaction((tx) =>
    tx.execute(sql`update slots set status = 'closed', closed_at = now(), closed_reason = '停水一天'
      where id = ${slotId}::uuid`),
  )
}

test('a family whose slot is closed sees why, and cancels at no cost after the deadline', async ({
  page,
  signIn,
}) => {
  const { slotIds } = await makeOwnWeek()
  const [slotId = ''] = slotIds
  const { phone } = await makeOwnFamily(['豆豆'])
  const bookingId = await makeOwnBooking(phone, slotId, { late: true })
  await closed(slotId)
  await signIn(phone)
  await page.goto('/my')
  expect(page.getByText('停开，等候安排')).toBeVisible()
  await page.goto('/offline')
  expect(page.getByText('停开，等候安排')).toBeVisible()
  await page.goto(`/bookings/${bookingId}`)
  expect(page.getByText('宝宝屋的说明：停水一天')).toBeVisible()
  expect(page.getByText('可免责取消到')).toHaveCount(0)
  expect(page.getByRole('link', { name: '改到别的时间' })).toBeVisible()
  await page.getByText('取消预约', { exact: true }).click()
  expect(page.getByText(/现在取消不记分，已用的免费额度退回/)).toBeVisible()
  expect(page.getByLabel('宝宝屋停开')).toBeChecked()
  await page.getByRole('button', { name: '取消这次预约' }).click()
  expect(page.getByText('免费额度已退回。')).toBeVisible()
  expect(page.getByRole('link', { name: '再约这间宝宝屋' })).toBeVisible()
  expect(page.getByRole('link', { name: /日历/ })).toHaveCount(0)
})

test('an invitation stands on top of my bookings, and its message leads to the answer', async ({
  page,
  otherPage,
  signIn,
}) => {
  const invited = `+86137${randomInt(10_000_000, 99_999_999)}`
  await signIn((await makeOwnFamily(['豆豆'])).phone)
  await page.goto('/my/children')
  await page.getByRole('link', { name: '豆豆' }).click()
  await page.getByText('邀请另一位监护人').click()
  await page.getByLabel('对方的手机号').fill(invited)
  await page.getByRole('button', { name: '发送邀请' }).click()
  await page.goto('/demo/messages')
  const sent = page.getByRole('listitem').filter({ hasText: invited.slice(-4) })
  expect(sent.first()).toHaveText(/\/my\/children/)
  const other = await otherPage(invited)
  for (const path of ['/my', '/my/children']) {
    await other.goto(path)
    expect(other.getByRole('button', { name: '接受' })).toBeVisible()
  }
})
