import type { Page } from '@playwright/test'
import { bookElsewhere } from '../support/site/book-elsewhere'
import { makeOwnSlots } from '../support/site/own-slot'
import { expect, test } from './support/fixtures'

/** A room with one place more than are taken below, and its page from the day of its slots on. */
async function ownRoom(cap = 3) {
  const { code, day, slotIds } = await makeOwnSlots(cap)
  return { code, day, slotId: slotIds[0] ?? '', path: `/rooms/${code}?day=${day}` }
}

const morningOf = (page: Page) =>
  page.getByRole('listitem').filter({ hasText: '09:00–11:00' }).last()

/** What the page asks the site for from now on, except for files. */
function requestsOf(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (/^\/(api|rooms)\//.test(pathname)) asked.push(pathname)
  })
  return asked
}

/** Hides the page behind another, as far as its scripts can tell, or shows it again. */
async function turn(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((shown) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => shown })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
}

test('a booking made elsewhere changes the number, and nothing typed is lost', async ({
  page,
  checkAccessibility,
}) => {
  const { path, slotId } = await ownRoom()
  await page.goto(path)
  await expect(morningOf(page)).toContainText('3个名额')
  const age = page.getByLabel('孩子几个月（满月数）')
  await age.fill('20')
  const loaded = requestsOf(page)
  await page.evaluate(() => document.documentElement.setAttribute('data-same', ''))

  const giveBack = await bookElsewhere(slotId)
  await expect(morningOf(page)).toContainText('2个名额')
  await bookElsewhere(slotId, 2)
  await expect(morningOf(page)).toContainText('已约满')
  await expect(morningOf(page).getByRole('link', { name: /^预约/ })).toHaveCount(0)
  await checkAccessibility()
  await giveBack()
  await expect(morningOf(page)).toContainText('1个名额')

  await expect(page.locator('html[data-same]')).toHaveCount(1)
  await expect(age).toHaveValue('20')
  await expect(age).toBeFocused()
  // The stream, and once for each change.
  expect(loaded.filter((asked) => asked.startsWith('/rooms/'))).toHaveLength(3)
})

test('a hidden page holds no stream, asks nothing, and catches up when it is shown', async ({
  page,
  context,
}) => {
  const { path, slotId } = await ownRoom()
  const streaming = page.waitForResponse(/\/api\/places\//)
  await page.goto(path)
  await streaming
  const ended = page.waitForEvent('requestfailed', (one) => one.url().includes('/api/places/'))
  await turn(page, 'hidden')
  await ended
  const asked = requestsOf(page)

  const other = await context.newPage()
  await other.goto(path)
  await expect(morningOf(other)).toContainText('3个名额')
  await bookElsewhere(slotId)
  await expect(morningOf(other)).toContainText('2个名额')
  expect(asked).toEqual([])
  await expect(morningOf(page)).toContainText('3个名额')
  await turn(page, 'visible')
  await expect(morningOf(page)).toContainText('2个名额')
})

test('a page that missed nothing while it was hidden asks for nothing', async ({ page }) => {
  const { path, slotId, code } = await ownRoom()
  await page.goto(path)
  await turn(page, 'hidden')
  const asked = requestsOf(page)
  const streaming = page.waitForResponse(/\/api\/places\//)
  await turn(page, 'visible')
  await streaming
  await bookElsewhere(slotId)
  await expect(morningOf(page)).toContainText('2个名额')
  expect(asked).toEqual([`/api/places/${code}`, `/rooms/${code}`])
})

for (const [without, hinder] of Object.entries({
  'where the browser has no streams': (page: Page) =>
    page.addInitScript(() => Reflect.deleteProperty(globalThis, 'EventSource')),
  'where streams do not get through': (page: Page) =>
    page.route('**/api/places/**', (route) => route.abort()),
})) {
  test.describe(without, () => {
    test.use({ expectedErrors: [/ERR_FAILED.*/] })

    test('the page asks by itself from time to time', async ({ page }) => {
      const { path, slotId } = await ownRoom()
      await hinder(page)
      await page.clock.install()
      await page.goto(path)
      await expect(morningOf(page)).toContainText('3个名额')
      await bookElsewhere(slotId)
      await expect(async () => {
        await page.clock.fastForward(26_000)
        await expect(morningOf(page)).toContainText('2个名额', { timeout: 1_000 })
      }).toPass()
    })
  })
}

test.describe('with the worker that keeps visits', () => {
  test.use({ serviceWorkers: 'allow' })

  test('a stream passes it by', async ({ page }) => {
    const { path, slotId } = await ownRoom()
    await page.goto(path)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    const streaming = page.waitForResponse(/\/api\/places\//)
    await page.reload()
    const stream = await streaming
    expect(stream.fromServiceWorker()).toBe(false)
    expect(stream.headers()['content-type']).toBe('text/event-stream; charset=utf-8')
    await bookElsewhere(slotId)
    await expect(morningOf(page)).toContainText('2个名额')
  })
})
