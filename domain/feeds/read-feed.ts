import type { Ctx, Language } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { selectFeedByHash, selectVisits } from './queries'
import { feedSince } from './rules'
import { feedTokenHash } from './secrets'
import type { Visit } from './types'

/**
 * The visits behind a calendar address, for anyone who has it: those of the children the account is
 * guardian of now. Throws NotFound for an address that is unknown, renewed or revoked.
 */
export async function readFeed(
  ctx: Ctx,
  { token }: { token: string },
): Promise<{ language: Language; visits: Visit[] }> {
  const feed = await selectFeedByHash(ctx.db.read, feedTokenHash(token))
  if (!feed) throw new NotFound()
  const visits = await selectVisits(ctx.db.read, feed.accountId, feedSince(ctx.now))
  return { language: feed.language, visits }
}
