import { releaseHold } from '@/domain/holds/release-hold'
import { requireAccount } from '@/domain/shared/actor'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { pageContext } from '@/lib/context'
import { limit, TooMany } from '@/lib/rate-limit'

/**
 * Gives a held place back when its page is left: what a browser can still send then is a plain form.
 * The site's server lets only its own pages send it; it is for the person who is signed in.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const ctx = await pageContext()
    await limit(ctx.db, 'writes_by_account', requireAccount(ctx.actor).accountId)
    const holdId = new URLSearchParams(await request.text()).get('hold') ?? ''
    await releaseHold(ctx, { holdId })
    return answer(204)
  } catch (error) {
    if (error instanceof SignInNeeded) return answer(401)
    if (error instanceof NotFound) return answer(404)
    if (error instanceof TooMany) return answer(429)
    throw error
  }
}

function answer(status: number): Response {
  return new Response(null, { status, headers: { 'Cache-Control': 'no-store' } })
}
