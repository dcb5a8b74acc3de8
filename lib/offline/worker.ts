/// <reference lib="webworker" />
import {
  CacheFirst,
  ExpirationPlugin,
  NetworkOnly,
  type PrecacheEntry,
  type RouteHandlerCallbackOptions,
  Serwist,
  type SerwistPlugin,
} from 'serwist'
import { languageOf, withoutLanguage } from '@/i18n/language-path'
import { forgetVisits, keptVisits, renewVisits, visitsAreKept } from './kept-visits'
import { withoutScripts } from './standing-page'

declare const self: ServiceWorkerGlobalScope & { __SW_MANIFEST: PrecacheEntry[] }

/** The offline page as anybody may see it, by language; the route of this file lists them too. */
const visitorPage = { zh: '/offline?visitor', en: '/en/offline?visitor' }
/** The parts of the site that show a family its bookings or change them. */
const ownPages = /^\/(?:my|book|bookings)(?:\/|$)/

/** Fetches the offline page as a visitor in its own language, and keeps it without scripts. */
const asVisitor: SerwistPlugin = {
  requestWillFetch: async ({ request }) => {
    const language = languageOf(new URL(request.url).pathname)
    const headers = { 'Accept-Language': language }
    return new Request(request.url, { credentials: 'omit', cache: 'reload', headers })
  },
  cacheWillUpdate: async ({ response }) => {
    if (!response.ok) return null
    if (!response.headers.get('Content-Type')?.startsWith('text/html')) return response
    const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8' })
    const policy = response.headers.get('Content-Security-Policy')
    if (policy) headers.set('Content-Security-Policy', policy)
    return new Response(withoutScripts(await response.text()), { headers })
  },
}

/**
 * Works in the browser between the site and the network. What never changes under its address comes
 * from the cache; pages come from the network alone, and without one the offline page
 * answers. Of a family's own nothing is kept but the page of its coming visits (kept-visits.ts).
 */
const worker = new Serwist({
  precacheEntries: self.__SW_MANIFEST,
  precacheOptions: { plugins: [asVisitor], cleanupOutdatedCaches: true },
  skipWaiting: true,
  clientsClaim: true,
  navigationPreload: true,
  runtimeCaching: [
    {
      matcher: ({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith('/_next/static/'),
      handler: new CacheFirst({
        cacheName: 'baobaowu-static',
        plugins: [new ExpirationPlugin({ maxEntries: 200 })],
      }),
    },
    { matcher: isPage, handler: visit, method: 'GET' },
    { matcher: isPage, handler: change, method: 'POST' },
  ],
})

const network = new NetworkOnly()

/** A document, or what the router asks for in its place. */
function isPage({ request, sameOrigin }: { request: Request; sameOrigin: boolean }): boolean {
  const { headers, mode } = request
  if (!sameOrigin || headers.has('next-router-prefetch')) return false
  return mode === 'navigate' || headers.has('rsc') || headers.has('next-action')
}

/** A page is read: one's own renews what is kept, and so does every document while something is. */
async function visit({ request, event }: RouteHandlerCallbackOptions): Promise<Response> {
  const { pathname } = new URL(request.url)
  const language = languageOf(pathname)
  const document = request.mode === 'navigate'
  try {
    const answer = await network.handle({ request, event })
    const own = ownPages.test(withoutLanguage(pathname))
    if (own || (document && (await visitsAreKept()))) event.waitUntil(renewVisits(language))
    return answer
  } catch (error) {
    const page = (await keptVisits()) ?? (await worker.matchPrecache(visitorPage[language]))
    if (!document || !page) throw error
    return page
  }
}

/**
 * Something is written, perhaps by signing in or out: what was kept is gone before the page hears of
 * it, and is asked for again if it may have changed.
 */
async function change({ request, event }: RouteHandlerCallbackOptions): Promise<Response> {
  const { pathname } = new URL(request.url)
  const language = languageOf(pathname)
  try {
    const answer = await network.handle({ request, event })
    await forgetVisits()
    if (ownPages.test(withoutLanguage(pathname))) event.waitUntil(renewVisits(language))
    return answer
  } catch (error) {
    const page = await worker.matchPrecache(visitorPage[language])
    if (request.mode !== 'navigate' || !page) throw error
    return page
  }
}

/** The page that brought this worker was read without it. */
async function renewWhereOpen(): Promise<void> {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const paths = open.map(({ url }) => new URL(url).pathname)
  const own = paths.find((path) => ownPages.test(withoutLanguage(path)))
  if (own) await renewVisits(languageOf(own))
}

self.addEventListener('activate', (event) => event.waitUntil(renewWhereOpen()))
worker.addEventListeners()
