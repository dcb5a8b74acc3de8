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

async function ask<T extends Record<string, unknown>>(statement: ReturnType<typeof sql>) {
  const db = siteDatabase()
  return await db.transaction(async (tx) => [...(await tx.execute<T>(statement))])
}

/** How often the page's own address is fetched anew, what is only prefetched left out. */
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

for (const [clock, off] of [
  ['right', 0],
  ['seven hours fast', 7 * hours],
  ['nine hours slow', -9 * hours],
] as const) {
  test.describe(`a phone in another zone whose clock is ${clock}`, () => {
    test.use({ timezoneId: 'Pacific/Auckland' })

    test('sees the room open by itself at its release, once, with what was typed left', async ({
      page,
      checkAccessibility,
    }) => {
      await page.clock.install({ time: Date.now() + off })
      const { code, roomPath, release } = await makeOwnOpening(soon)
      const fetches = fetchesOf(page, `/rooms/${code}`)
      await page.goto(roomPath)
      await expect(hand(page)).toBeVisible()
      await expect(book(page)).toHaveCount(0)
      const age = page.getByRole('spinbutton')
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

    test('sees the booking page open by itself, and books', async ({ page, signIn }) => {
      await page.clock.install({ time: Date.now() + off })
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
      const [booked] = await ask<{ late: boolean }>(sql`
        select b.claimed_at >= s.released_at as late from bookings b join slots s on s.id = b.slot_id
        where s.id = ${slotId}`)
      expect(booked).toEqual({ late: true })
    })
  })
}

test('a phone without a network at the release keeps its page and asks again', async ({
  page,
  context,
}) => {
  const { roomPath, release } = await makeOwnOpening(soon)
  await page.goto(roomPath)
  await expect(hand(page)).toBeVisible()
  await page.getByRole('spinbutton').fill('20')
  await context.setOffline(true)
  await expect(page.getByRole('status').filter({ hasText: '到放号时间了' })).toBeVisible()
  await page.waitForFunction((at) => Date.now() > at, release.getTime() + 800)
  await expect(book(page)).toHaveCount(0)
  await context.setOffline(false)
  await expect(book(page)).toBeVisible()
  await expect(page.getByRole('spinbutton')).toHaveValue('20')
})

test('a form that says another time is refused before the release all the same', async ({
  page,
  signIn,
}) => {
  const { id, slotId } = await makeOwnOpening(-60)
  await signIn((await makeOwnFamily(['豆豆'])).phone)
  await page.goto(`/book/${slotId}`)
  const confirm = page.getByRole('button', { name: '确认预约' })
  await expect(confirm).toBeVisible()
  // The release is put off by a day behind the open page.
  await ask(sql`update policies set release_days_ahead = 12 where room_id = ${id}`)
  await page.evaluate(() => {
    const form = [...document.forms].find((one) => one.querySelector('[name="slotId"]'))
    const forged = ['now', 'at', 'time', 'claimedAt', 'releasedAt', 'released_at', 'exception']
    for (const name of forged) {
      const input = document.createElement('input')
      Object.assign(input, { type: 'hidden', name, value: '2020-01-01T00:00:00Z' })
      form?.append(input)
    }
  })
  await confirm.click()
  await expect(page.getByText(/放号/).first()).toBeVisible()
  await expect(confirm).toHaveCount(0)
  const found = await ask(sql`select from bookings where slot_id = ${slotId}`)
  expect(found).toEqual([])
})
