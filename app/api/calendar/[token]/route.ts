import { createHash } from 'node:crypto'
import { readFeed } from '@/domain/feeds/read-feed'
import type { Ctx } from '@/domain/shared/context'
import { NotFound } from '@/domain/shared/refusal'
import { readPath } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { limit, TooMany } from '@/lib/rate-limit'
import { clientNetwork, siteAddress } from '@/lib/site-address'
import { visitFeed } from '@/lib/visit-calendar'

const name = /^([\w-]{43})\.ics$/

/** Nobody else keeps or lists it; the subscriber asks again and is told if nothing changed. */
const privately = {
  'cache-control': 'private, no-cache',
  'x-robots-tag': 'noindex, nofollow',
}

/**
 * A family's visits, for the calendar that subscribed to its address; no session is needed. An
 * address that is unknown, renewed or revoked is simply not there.
 */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }) {
  const [, token] = name.exec((await readPath(params)).token) ?? []
  try {
    const ctx = await pageContext()
    const feed = token ? await feedOf(ctx, token) : null
    if (!feed) {
      await limit(ctx.db, 'feeds_by_address', await clientNetwork())
      throw new NotFound()
    }
    await limit(ctx.db, 'feeds_by_token', digest(feed.token))
    const { language, visits } = feed
    const around = { locale: language, address: await siteAddress(), now: ctx.now }
    return calendarAnswer(visitFeed(visits, around), request.headers.get('if-none-match'))
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404, headers: privately })
    if (error instanceof TooMany) {
      return new Response(null, { status: 429, headers: { ...privately, 'retry-after': '60' } })
    }
    throw error
  }
}

/** What an address shows, with the token that it was found by; null if it is nobody's. */
async function feedOf(ctx: Ctx, token: string) {
  try {
    return { ...(await readFeed(ctx, { token })), token }
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

function calendarAnswer(file: string, known: string | null): Response {
  const etag = `"${digest(file)}"`
  const headers = { ...privately, etag }
  if (known?.includes(etag)) return new Response(null, { status: 304, headers })
  return new Response(file, {
    headers: { ...headers, 'content-type': 'text/calendar; charset=utf-8' },
  })
}
