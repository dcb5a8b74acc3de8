import { gzipSync } from 'node:zlib'
import { type Browser, type BrowserContextOptions, chromium } from '@playwright/test'
import { findBrowser } from '@/scripts/browser'
import { serveEmptyPage } from './empty-page'
import { firstBookable, firstRoom, searchPath, signInAsParent } from './pages'
import { serveDemo } from './served-site'
import type { Bench, Figure } from './types'

const phone = { viewport: { width: 390, height: 844 }, locale: 'zh-CN' }

/**
 * The JavaScript a page brings before anybody touches it, in gzipped bytes, beside an empty page of
 * the same Next.js. Counted as a browser with an empty cache asks for it.
 */
export const firstLoad: Bench = {
  name: 'first-load',
  measures: 'scripts of the pages before any interaction, gzipped, beside an empty page',
  target: { of: 'ratio', at: 'most', value: 1.15 },
  run: withPages,
}

type Weight = { name: string; scripts: number; bytes: number }

/** Opens an address with an empty cache and adds up its scripts until the network is quiet. */
async function weigh(
  browser: Browser,
  name: string,
  address: string,
  storageState?: BrowserContextOptions['storageState'],
): Promise<Weight> {
  const context = await browser.newContext({ ...phone, storageState })
  const page = await context.newPage()
  const bodies: Promise<Buffer>[] = []
  page.on('response', (answer) => {
    if (answer.request().resourceType() === 'script') bodies.push(answer.body())
  })
  const answer = await page.goto(address, { waitUntil: 'networkidle' })
  if (!answer?.ok()) throw new Error(`${address} answered ${answer?.status()}.`)
  const scripts = await Promise.all(bodies)
  await context.close()
  const bytes = scripts.reduce((sum, body) => sum + gzipSync(body).length, 0)
  return { name, scripts: scripts.length, bytes }
}

async function run(browser: Browser, empty: string, site: string): Promise<Figure[]> {
  const base = await weigh(browser, 'empty page', empty)
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  const [room, book] = [await firstRoom(page, site), await firstBookable(page, site)]
  await signInAsParent(page, site)
  const family = await context.storageState()
  await context.close()
  const pages = [
    await weigh(browser, 'front page', site),
    await weigh(browser, 'front page, English', `${site}/en`),
    await weigh(browser, 'search', `${site}${searchPath}`),
    await weigh(browser, 'map', `${site}/?view=map`),
    await weigh(browser, 'room page', `${site}${room}`),
    await weigh(browser, 'booking page, signed in', `${site}${book}`, family),
    await weigh(browser, 'my bookings, signed in', `${site}/my`, family),
  ]
  return pages.map(({ name, scripts, bytes }) => ({
    what: `${name}, ${scripts} scripts`,
    unit: 'kB',
    value: bytes / 1000,
    limit: base.bytes / 1000,
  }))
}

async function withPages(): Promise<Figure[]> {
  const executablePath = await findBrowser()
  if (!executablePath) throw new Error('No Chromium or Chrome was found.')
  const [empty, site] = [await serveEmptyPage(), await serveDemo()]
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    return await run(browser, empty.address, site.address)
  } finally {
    await browser.close()
    await Promise.all([site.stop(), empty.stop()])
  }
}
