import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { makeOwnOpening } from '../support/site/own-opening'
import { makeOwnFamily } from '../support/site/own-slot'
import { siteDatabase } from '../support/site/running'
import { expect, test } from './support/fixtures'

/** Long enough to open the page before it, on a busy machine too. */
const soon = 6

const hand = (page: Page) => page.getByText(/还有 \d\d:\d\d:\d\d/)
const book = (page: Page) => page.getByRole('link', { name: /^预约.*09:00–11:00/ })

/** How often the page's own address is fetched again, without what is only prefetched. */
function fetchesOf(page: Page, path: string): () => number {
  let count = 0
  page.on('request', (request) => {
    const headers = request.headers()
    const own = new URL(request.url()).pathname === path
    if (own && headers.rsc && !headers['next-router-prefetch']) count += 1
  })
  return () => count
}

const hours = 3_600_000

test.describe('in another zone', () => {
  test.use({ timezoneId: 'Pacific/Auckland' })

  test('a phone whose clock is nine hours slow sees the room open by itself at its release, once, with what was typed left', async ({
    page,
    checkAccessibility,
  }) => {
    await page.clock.install({ time: Date.now() - 9 * hours })
    const { code, roomPath, release } = await makeOwnOpening(soon)
    const fetches = fetchesOf(page, `/rooms/${code}`)
    await page.goto(roomPath)
    await expect(hand(page)).toBeVisible()
    await expect(book(page)).toHaveCount(0)
    const age = page.getByLabel('孩子几个月（满月数）')
    await age.fill('20')
    await page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''))

    await expect(book(page)).toBeVisible()
    expect(Date.now()).toBeGreaterThanOrEqual(release.getTime())
    await expect(hand(page)).toHaveCount(0)
    await expect(age).toHaveValue('20')
    await expect(page.locator('body')).toHaveAttribute('data-not-reloaded')
    expect(fetches()).toBe(1)
    await checkAccessibility()
  })

  test('a phone whose clock is seven hours fast sees the booking page open by itself, and books', async ({
    page,
    signIn,
  }) => {
    await page.clock.install({ time: Date.now() + 7 * hours })
    await signIn((await makeOwnFamily(['豆豆'])).phone)
    const { slotId, release } = await makeOwnOpening(soon)
    await page.goto(`/book/${slotId}`)
    await expect(hand(page)).toBeVisible()
    const confirm = page.getByRole('button', { name: '确认预约' })
    await expect(confirm).toHaveCount(0)

    await expect(confirm).toBeVisible()
    expect(Date.now()).toBeGreaterThanOrEqual(release.getTime())
    await confirm.click()
    await expect(page.getByText('约好了', { exact: true })).toBeVisible()
    const [booked] = await siteDatabase().read.execute<{ late: boolean }>(sql`
      select b.claimed_at >= s.released_at as late from bookings b join slots s on s.id = b.slot_id
      where s.id = ${slotId}`)
    expect(booked).toEqual({ late: true })
  })
})

test('a phone without a network at the release keeps its page and asks again', async ({
  page,
  context,
}) => {
  const { id, roomPath } = await makeOwnOpening(3_600)
  await page.clock.install()
  await page.goto(roomPath)
  await expect(hand(page)).toBeVisible()
  await page.getByLabel('孩子几个月（满月数）').fill('20')
  await context.setOffline(true)
  await page.clock.fastForward('01:00:00')
  await expect(page.getByRole('status').filter({ hasText: '到放号时间了' })).toBeVisible()
  // Long enough for it to ask more than once if there were a network.
  await page.clock.fastForward('00:10')
  await expect(page.getByRole('status').filter({ hasText: '到放号时间了' })).toBeVisible()
  await siteDatabase().transaction((tx) =>
    tx.execute(sql`update policies set release_days_ahead = 14 where room_id = ${id}`),
  )
  await expect(book(page)).toHaveCount(0)
  await context.setOffline(false)
  await page.clock.fastForward('00:30')
  await expect(book(page)).toBeVisible()
  await expect(page.getByLabel('孩子几个月（满月数）')).toHaveValue('20')
})
