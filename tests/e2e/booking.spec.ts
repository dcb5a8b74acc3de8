import { sql } from 'drizzle-orm'
import { makeOwnFamily, makeOwnSlots } from '../support/site/own-slot'
import { siteDatabase } from '../support/site/running'
import { expect, test } from './support/fixtures'
import { tabTo } from './support/keyboard'

test('a known family books with the keyboard alone', async ({ page, signIn }) => {
  const { code, day } = await makeOwnSlots()
  const { phone } = await makeOwnFamily(['豆豆', '米粒'])
  await signIn(phone)
  await page.goto(`/rooms/${code}?day=${day}`)
  const main = page.getByRole('main')
  await tabTo(page, main.getByRole('link', { name: /^预约/ }).first())
  await page.keyboard.press('Enter')
  await tabTo(page, main.getByLabel('豆豆'))
  await page.keyboard.press('Space')
  await tabTo(page, main.getByLabel('米粒'))
  await page.keyboard.press('Space')
  await tabTo(page, main.getByRole('button', { name: '确认预约' }))
  await page.keyboard.press('Enter')
  await expect(main.getByText('约好了', { exact: true })).toBeVisible()
  await expect(main.getByText(/一起预约的还有/)).toBeVisible()
})

test('pressing twice books once', async ({ page, signIn }) => {
  const { slotIds, id } = await makeOwnSlots()
  const { phone } = await makeOwnFamily(['豆豆'])
  await signIn(phone)
  await page.goto(`/book/${slotIds[0]}`)
  await page.getByRole('button', { name: '确认预约' }).dblclick()
  await expect(page.getByText('约好了', { exact: true })).toBeVisible()
  await page.goto(`/book/${slotIds[0]}`)
  await expect(page.getByText('豆豆这段时间已经有预约。')).toBeVisible()
  expect(await bookingsIn(id)).toBe(1)
})

test.describe('a lost connection', () => {
  test.use({ expectedErrors: [/ERR_FAILED/] })

  test('books once what is chosen, though the answer is lost', async ({ page, signIn }) => {
    const { slotIds, id } = await makeOwnSlots()
    const { phone } = await makeOwnFamily(['豆豆', '米粒'])
    await signIn(phone)
    await page.goto(`/book/${slotIds[0]}`)
    await page.getByLabel('米粒').check()
    // The request arrives and books; only the answer is lost. The page sends it again on its own.
    let lost = 0
    await page.route('**/book/**', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue()
      lost++
      await route.fetch({ maxRedirects: 0 })
      await route.abort('failed')
    })
    await page.getByRole('button', { name: '确认预约' }).click()
    await expect(page.getByText('这次预约之前已经办好，没有重复。')).toBeVisible()
    expect(lost).toBe(1)
    expect(await bookingsIn(id)).toBe(1)
  })
})

test('a form sent after the session has ended leads to the sign-in and back', async ({
  page,
  context,
  signIn,
}) => {
  await signIn((await makeOwnFamily([])).phone)
  await page.goto('/en/my/profile')
  await context.clearCookies({ name: 'authjs.session-token' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page).toHaveURL(/\/en\/sign-in\?next=%2Fmy%2Fprofile$/)
})

async function bookingsIn(roomId: string): Promise<number> {
  const db = siteDatabase()
  const [row] = await db.read.execute<{ count: number }>(sql`
    select count(*)::int as count from bookings where room_id = ${roomId} and status = 'confirmed'`)
  return row?.count ?? 0
}
