import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { lockFeedOf, revokeFeedRow } from './queries'

/** Ends the account's calendar address; without one nothing happens. */
export async function revokeFeed(ctx: Ctx): Promise<{ ok: true }> {
  const { accountId } = requireAccount(ctx.actor)
  return writing(ctx, async (write) => {
    await lockFeedOf(write, accountId)
    const feedId = await revokeFeedRow(write, accountId)
    if (feedId) {
      await writeAudit(write, {
        action: 'revoke-feed',
        subjectKind: 'calendar_feed',
        subjectId: feedId,
      })
    }
    return { ok: true }
  })
}
