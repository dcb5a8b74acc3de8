import type { BrowserContext, Page } from '@playwright/test'
import { visitsCache } from '@/lib/offline/visits-cache'
import { makeOwnVisit } from '../support/site/own-visit'
import { expect, test } from './support/fixtures'

test.use({ serviceWorkers: 'allow', expectedErrors: [/ERR_INTERNET_DISCONNECTED/] })

/** Waits until the worker is there, and the page of visits is kept or is not. */
async function untilKept(page: Page, kept: boolean): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await expect.poll(() => page.evaluate((name) => caches.has(name), visitsCache)).toBe(kept)
}

/** All that the browser keeps of this site: caches, databases, storage. */
async function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys())
        found.push(request.url, (await (await cache.match(request))?.text()) ?? '')
    }
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((done) => {
        const opening = indexedDB.open(name ?? '')
        opening.onsuccess = () => done(opening.result)
      })
      for (const store of db.objectStoreNames) {
        const all = db.transaction(store).objectStore(store).getAll()
        await new Promise((done) => {
          all.onsuccess = done
        })
        found.push(JSON.stringify(all.result))
      }
      db.close()
    }
    return found.join('\n')
  })
}

async function expectNothingOf(page: Page, context: BrowserContext, words: string[]) {
  const kept = await everythingKept(page)
  expect(kept).toContain('/offline')
  for (const word of words) expect(kept).not.toContain(word)
  await context.setOffline(true)
  await page.goto('/my')
  await expect(page.getByRole('heading', { level: 1, name: '现在没有网络' })).toBeVisible()
  for (const word of words) await expect(page.getByText(word)).toHaveCount(0)
}

test('a visitor without a network is told so kindly, in the language of the address', async ({
  page,
  context,
  checkAccessibility,
}) => {
  await page.goto('/')
  await untilKept(page, false)
  await context.setOffline(true)
  await page.goto('/privacy')
  await expect(page.getByRole('heading', { level: 1, name: '现在没有网络' })).toBeVisible()
  await expect(page.getByRole('link', { name: '再试一次' })).toBeVisible()
  await checkAccessibility()
  await page.goto('/en/privacy')
  const title = page.getByRole('heading', { level: 1, name: 'No connection right now' })
  await expect(title).toBeVisible()
  await checkAccessibility()
  await context.setOffline(false)
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(title).toHaveCount(0)
  await expect(page).toHaveURL(/\/en\/privacy$/)
})

test('a family that opened its page reads its visit and the code without a network, in its language', async ({
  page,
  context,
  signIn,
  checkAccessibility,
}) => {
  const visit = await makeOwnVisit('王石榴')
  await signIn(visit.phone)
  await page.goto('/en/my')
  await expect(page.getByText(visit.code)).toBeVisible()
  await untilKept(page, true)
  await context.setOffline(true)
  for (const path of ['/en/my', '/en/offline', '/en']) {
    await page.goto(path)
    const title = page.getByRole('heading', { level: 1, name: 'No connection right now' })
    await expect(title).toBeVisible()
    await expect(page.getByText(visit.code)).toBeVisible()
    await expect(page.getByText(visit.roomName)).toBeVisible()
    await expect(page.getByText('石榴', { exact: true })).toBeVisible()
    await expect(page.getByText('王石榴')).toHaveCount(0)
  }
  await checkAccessibility()
})

test('after signing out nothing personal is left in the browser', async ({
  page,
  context,
  signIn,
}) => {
  const visit = await makeOwnVisit('赵枇杷')
  await signIn(visit.phone)
  await page.goto('/my')
  await untilKept(page, true)
  expect(await everythingKept(page)).toContain(visit.code)
  await page.goto('/my/profile')
  await page.getByRole('button', { name: '退出登录', exact: true }).click()
  await expect(page).toHaveURL(/\/$/)
  await untilKept(page, false)
  await expectNothingOf(page, context, [
    '枇杷',
    visit.roomName,
    visit.code,
    visit.phone.slice(3),
    '试用者',
  ])
})

test('a session that is gone takes with it what was kept', async ({ page, context, signIn }) => {
  const visit = await makeOwnVisit('钱杨梅')
  await signIn(visit.phone)
  await page.goto('/my')
  await untilKept(page, true)
  await context.clearCookies()
  await page.goto('/privacy')
  await untilKept(page, false)
  await expectNothingOf(page, context, ['杨梅', visit.roomName, visit.code])
})

test('another account in the same browser never sees the first one’s visits', async ({
  page,
  context,
  signIn,
}) => {
  const [first, second] = [await makeOwnVisit('孙樱桃'), await makeOwnVisit('李金橘')]
  await signIn(first.phone)
  await page.goto('/my')
  await untilKept(page, true)
  await signIn(second.phone)
  await page.goto('/my')
  await expect(page.getByText(second.code)).toBeVisible()
  await expect.poll(() => everythingKept(page)).toContain(second.code)
  const kept = await everythingKept(page)
  for (const word of ['樱桃', first.code, first.roomName]) expect(kept).not.toContain(word)
  await context.setOffline(true)
  for (const path of ['/my', '/offline', '/']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1, name: '现在没有网络' })).toBeVisible()
    await expect(page.getByText(second.code)).toBeVisible()
    await expect(page.getByText(first.code)).toHaveCount(0)
  }
})

test('what is kept goes when the last visit on it is over', async ({ page, context, signIn }) => {
  const visit = await makeOwnVisit('周荔枝')
  await signIn(visit.phone)
  await page.goto('/my')
  await untilKept(page, true)
  await page.evaluate(async (name) => {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const kept = await cache.match(request)
      const headers = new Headers(kept?.headers)
      headers.set('x-keep-until', String(Date.now() - 1000))
      await cache.put(request, new Response(await kept?.text(), { headers }))
    }
  }, visitsCache)
  await context.setOffline(true)
  await page.goto('/my')
  await expect(page.getByRole('heading', { level: 1, name: '现在没有网络' })).toBeVisible()
  await expect(page.getByText(visit.code)).toHaveCount(0)
  expect(await page.evaluate((name) => caches.has(name), visitsCache)).toBe(false)
})
