import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { startOwnSite } from '../support/site/own-site'
import { claimsIn, makeOwnFamily, makeOwnSlots } from '../support/site/own-slot'
import { siteDatabase } from '../support/site/running'
import { expect, test } from './support/fixtures'

const texts = {
  zh: {
    prefix: '',
    confirm: '确认预约',
    again: /自动再试|正在再试/,
    stop: '先不试了',
    busy: /现在办理的人很多，这一次没有办成/,
    done: '约好了',
  },
  en: {
    prefix: '/en',
    confirm: 'Confirm booking',
    again: /trying again/i,
    stop: 'Stop trying',
    busy: /Many people are here right now/,
    done: 'Booked',
  },
}

/** A booking page with its one child ticked, its slot and its key. */
async function openForm(page: Page, signIn: (phone: string) => Promise<void>, prefix = '') {
  const { slotIds } = await makeOwnSlots(1)
  await signIn((await makeOwnFamily(['豆豆'])).phone)
  await page.goto(`${prefix}/book/${slotIds[0]}`)
  await expect(page.getByLabel('豆豆')).toBeChecked()
  const key = page.locator('input[name="key"]')
  return { slotId: slotIds[0] ?? '', key, first: await key.inputValue() }
}

for (const language of ['zh', 'en'] as const) {
  const t = texts[language]
  test(`while a slot is locked its page tries again by itself and books once, ${language}`, async ({
    page,
    signIn,
  }) => {
    const { slotId } = await openForm(page, signIn, t.prefix)
    const lock = await lockLedger(slotId)
    await page.getByRole('button', { name: t.confirm }).click()
    await expect(page.getByRole('status').getByText(t.again)).toBeVisible()
    await lock.letGo()
    await expect(page.getByRole('status').getByText(t.done, { exact: true })).toBeVisible()
    expect(await claimsIn(slotId)).toEqual(['confirmed'])
  })
}

test('who stops the tries finds all as it was, and books with one more press', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const t = texts.zh
  const { slotId, key, first } = await openForm(page, signIn)
  const lock = await lockLedger(slotId)
  await page.getByRole('button', { name: t.confirm }).click()
  await page.getByRole('button', { name: t.stop }).click()
  await expect(page.getByRole('alert').getByText(t.busy)).toBeVisible()
  await expect(page.getByLabel('豆豆')).toBeChecked()
  await expect(key).toHaveValue(first)
  await checkAccessibility()
  expect(await claimsIn(slotId)).toEqual([])
  await lock.letGo()
  await page.getByRole('button', { name: t.confirm }).click()
  await expect(page.getByRole('status').getByText(t.done, { exact: true })).toBeVisible()
  expect(await claimsIn(slotId)).toEqual(['confirmed'])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the form says that it was busy, keeps its key, and books once when pressed again', async ({
    page,
    signIn,
  }) => {
    const t = texts.zh
    const { slotId, key, first } = await openForm(page, signIn)
    const lock = await lockLedger(slotId)
    await page.getByRole('button', { name: t.confirm }).click()
    await expect(page.getByRole('alert').getByText(t.busy)).toBeVisible()
    await lock.letGo()
    await expect(page.getByLabel('豆豆')).toBeChecked()
    await expect(key).toHaveValue(first)
    await page.getByRole('button', { name: t.confirm }).click()
    await expect(page.getByRole('status').getByText(t.done, { exact: true })).toBeVisible()
    expect(await claimsIn(slotId)).toEqual(['confirmed'])
  })
})

test.describe('with a connection that fails', () => {
  test.use({ expectedErrors: [/Failed to load resource: net::ERR/] })

  test('the page tries again by itself until it is back', async ({ page, signIn, context }) => {
    const { slotId } = await openForm(page, signIn)
    await context.setOffline(true)
    await page.getByRole('button', { name: '确认预约' }).click()
    await expect(page.getByRole('status').getByText(/自动再试|正在再试/)).toBeVisible()
    await context.setOffline(false)
    await expect(page.getByRole('status').getByText('约好了', { exact: true })).toBeVisible()
    expect(await claimsIn(slotId)).toEqual(['confirmed'])
  })

  test('an answer that is lost books once all the same', async ({ page, signIn }) => {
    const { slotId } = await openForm(page, signIn)
    let lost = 0
    await page.route(`**/book/${slotId}`, async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue()
      lost++
      await route.fetch()
      await route.abort('connectionreset')
    })
    await page.getByRole('button', { name: '确认预约' }).click()
    await expect(page).toHaveURL(/\/bookings\//)
    expect(lost).toBe(1)
    expect(await claimsIn(slotId)).toEqual(['confirmed'])
  })
})

test('a form of too many bytes is refused, and the site goes on', async ({ page, signIn }) => {
  const { slotId } = await openForm(page, signIn)
  const fields = await page
    .locator('form:has(input[name="key"]) input')
    .evaluateAll((inputs) =>
      Object.fromEntries(
        inputs.map((input) => [
          (input as HTMLInputElement).name,
          (input as HTMLInputElement).value,
        ]),
      ),
    )
  const file = { name: 'a.bin', mimeType: 'image/jpeg', buffer: Buffer.alloc(26 * 2 ** 20) }
  const answer = await page.request.post(`/book/${slotId}`, { multipart: { ...fields, file } })
  expect(answer.status()).toBe(413)
  expect(await answer.text()).toContain('太大')
  await page.reload()
  await expect(page.getByRole('button', { name: '确认预约' })).toBeVisible()
  expect(await claimsIn(slotId)).toEqual([])
})

test.describe('while the database is away', () => {
  test.use({ expectedErrors: [/status of 503|React error #441/] })

  test('pages say so with status 503, and come by themselves when it is back', async ({ page }) => {
    test.slow()
    const site = await startOwnSite()
    try {
      await site.cut()
      const answer = await page.goto(`${site.address}/en`)
      expect(answer?.status()).toBe(503)
      const busy = page.getByRole('heading', { name: 'Many families at once, trying again' })
      await expect(busy).toBeVisible()
      await site.mend()
      await expect(page.getByLabel('Where')).toBeVisible()

      // Going on inside the site: the page says so and comes by itself, in the frame or, where nothing
      // of the answer was sent yet, without it.
      await site.cut()
      const room = page.getByRole('main').locator('a[href*="/rooms/"]').first()
      await room.click()
      await expect(busy).toBeVisible()
      await site.mend()
      await expect(page.getByRole('link', { name: /^Book/ }).first()).toBeVisible()
      // An open page goes on asking, also a site that has ended.
      await page.goto('about:blank')
    } finally {
      await site.stop()
    }
  })
})

test('a site that is stopped gives the answers it owes, and takes no more', async () => {
  test.slow()
  const site = await startOwnSite()
  const goOn = site.stall()
  const owed = fetch(site.address)
  // Time for the request to reach its first question to the database.
  await expect.poll(site.stalledQuestions).toBeGreaterThan(0)
  const stopped = site.stop()
  await expect(async () => {
    await expect(fetch(`${site.address}/api/health`)).rejects.toThrow()
  }).toPass()
  goOn()
  const answer = await owed
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('</html>')
  await stopped
})

/** Keeps every place of a slot locked, as many families at once would, until `letGo`. */
async function lockLedger(slotId: string): Promise<{ letGo: () => Promise<void> }> {
  const db = siteDatabase()
  let end = () => {}
  const ended = new Promise<void>((done) => {
    end = done
  })
  let locked = () => {}
  const begun = new Promise<void>((done) => {
    locked = done
  })
  const held = db.transaction(async (tx) => {
    // It is locked for longer than a transaction may be idle elsewhere.
    await tx.execute(sql`set local idle_in_transaction_session_timeout = '3min'`)
    await tx.execute(sql`select 1 from slot_ledger where slot_id = ${slotId} for update`)
    locked()
    await ended
  })
  await Promise.race([begun, held])
  return {
    async letGo() {
      end()
      await held
    },
  }
}
