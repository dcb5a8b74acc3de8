import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { insertFeed, lockFeedOf, revokeFeedRow } from './queries'
import { feedTokenHash, makeFeedToken } from './secrets'

/**
 * Gives the account's visits a private calendar address and answers its token, this once: only a
 * hash is kept. An address it had before is dead from then on.
 */
export async function openFeed(ctx: Ctx): Promise<{ ok: true; token: string }> {
  const { accountId } = requireAccount(ctx.actor)
  const token = makeFeedToken()
  return writing(ctx, async (write) => {
    await lockFeedOf(write, accountId)
    const before = await revokeFeedRow(write, accountId)
    const feedId = await insertFeed(write, accountId, feedTokenHash(token))
    await writeAudit(write, {
      action: 'open-feed',
      subjectKind: 'calendar_feed',
      subjectId: feedId,
      details: { renewed: before !== null },
    })
    return { ok: true, token }
  })
}
