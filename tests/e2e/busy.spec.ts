import type { Page } from '@playwright/test'
import { lockLedger } from '../support/site/lock-ledger'
import { startOwnSite } from '../support/site/own-site'
import { claimsIn, makeOwnFamily, makeOwnSlots } from '../support/site/own-slot'
import { expect, test } from './support/fixtures'

/** A booking page with its one child ticked, its slot and its key. */
async function openForm(page: Page, signIn: (phone: string) => Promise<void>) {
  const { slotIds } = await makeOwnSlots(1)
  await signIn((await makeOwnFamily(['豆豆'])).phone)
  await page.goto(`/book/${slotIds[0]}`)
  await expect(page.getByLabel('豆豆')).toBeChecked()
  const key = page.locator('input[name="key"]')
  return { slotId: slotIds[0] ?? '', key, first: await key.inputValue() }
}

test('while a slot is locked its page tries again by itself and books once', async ({
  page,
  signIn,
}) => {
  const { slotId } = await openForm(page, signIn)
  const lock = await lockLedger(slotId)
  await page.getByRole('button', { name: '确认预约' }).click()
  await expect(page.getByRole('status').getByText(/自动再试|正在再试/)).toBeVisible()
  await lock.letGo()
  await expect(page.getByRole('status').getByText('约好了', { exact: true })).toBeVisible()
  expect(await claimsIn(slotId)).toEqual(['confirmed'])
})

test('who stops the tries finds all as it was, and books with one more press', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { slotId, key, first } = await openForm(page, signIn)
  const lock = await lockLedger(slotId)
  await page.getByRole('button', { name: '确认预约' }).click()
  await page.getByRole('button', { name: '先不试了' }).click()
  await expect(page.getByRole('alert').getByText(/现在办理的人很多，这一次没有办成/)).toBeVisible()
  await expect(page.getByLabel('豆豆')).toBeChecked()
  await expect(key).toHaveValue(first)
  await checkAccessibility()
  expect(await claimsIn(slotId)).toEqual([])
  await lock.letGo()
  await page.getByRole('button', { name: '确认预约' }).click()
  await expect(page.getByRole('status').getByText('约好了', { exact: true })).toBeVisible()
  expect(await claimsIn(slotId)).toEqual(['confirmed'])
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

test.describe('while the database is away', () => {
  test.use({ expectedErrors: [/status of 503|React error #441/] })

  test('an open page that goes on inside the site says so, and comes by itself when it is back', async ({
    page,
  }) => {
    test.slow()
    const site = await startOwnSite()
    try {
      await page.clock.install()
      await page.goto(`${site.address}/en`)
      await site.cut()
      const room = page.getByRole('main').locator('a[href*="/rooms/"]').first()
      await room.click()
      // In the frame or, when nothing of the answer was sent yet, without it.
      await expect(page.getByRole('heading', { name: /^Many families at once/ })).toBeVisible()
      await site.mend()
      await expect(async () => {
        await page.clock.fastForward(8_000)
        await expect(page.getByRole('link', { name: /^Book/ }).first()).toBeVisible({
          timeout: 1_000,
        })
      }).toPass()
      // An open page goes on asking, also a site that has ended.
      await page.goto('about:blank')
    } finally {
      await site.stop()
    }
  })
})
