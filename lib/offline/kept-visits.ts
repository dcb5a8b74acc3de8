import { inLanguage } from '@/i18n/language-path'
import type { Locale } from '@/i18n/routing'
import { keepUntil, withoutScripts } from './standing-page'
import { visitsCache } from './visits-cache'

const key = '/offline'
const until = 'x-keep-until'

/** Counts what was forgotten: a page asked for before must not be kept after. */
let forgotten = 0

/** Takes away what is kept. */
export async function forgetVisits(): Promise<void> {
  forgotten += 1
  await caches.delete(visitsCache)
}

/** Whether a page with a family's visits is kept. */
export function visitsAreKept(): Promise<boolean> {
  return caches.has(visitsCache)
}

/**
 * Asks the site for the page of coming visits, for the account signed in now, and keeps it in place of
 * the last one; without anybody signed in, or without visits, nothing stays. Without a network all
 * stays as it is.
 */
export async function renewVisits(language: Locale): Promise<void> {
  const before = forgotten
  const answer = await fetch(inLanguage(key, language), { cache: 'no-store' }).catch(() => null)
  if (!answer) return
  const page = await answer.text()
  const end = answer.ok ? keepUntil(page) : null
  if (before !== forgotten) return
  if (end === null) return forgetVisits()
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8', [until]: String(end) })
  const policy = answer.headers.get('Content-Security-Policy')
  if (policy) headers.set('Content-Security-Policy', policy)
  const cache = await caches.open(visitsCache)
  await cache.put(key, new Response(withoutScripts(page), { headers }))
  if (before !== forgotten) await caches.delete(visitsCache)
}

/** The kept page; none once the last visit on it is over, and then it is taken away. */
export async function keptVisits(now = Date.now()): Promise<Response | undefined> {
  const kept = await caches.match(key, { cacheName: visitsCache, ignoreVary: true })
  if (!kept || Number(kept.headers.get(until)) > now) return kept
  await forgetVisits()
  return undefined
}
