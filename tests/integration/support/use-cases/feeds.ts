import { findFeed } from '@/domain/feeds/find-feed'
import { openFeed } from '@/domain/feeds/open-feed'
import { readFeed } from '@/domain/feeds/read-feed'
import { readVisit } from '@/domain/feeds/read-visit'
import { revokeFeed } from '@/domain/feeds/revoke-feed'
import type { Ctx } from '@/domain/shared/context'
import { inside } from '@/domain/shared/inside'
import { everybody } from '../cast'
import { guardian, type Scene, signedIn, type UseCase } from '../use-case'

export const feedsUseCases: Record<string, UseCase> = {
  readVisit: { for: guardian, run: (ctx, s) => readVisit(ctx, { bookingId: s.bookingId }) },
  openFeed: { for: signedIn, run: (ctx) => openFeed(ctx) },
  revokeFeed: { for: signedIn, run: (ctx) => revokeFeed(ctx) },
  findFeed: { for: signedIn, run: (ctx) => findFeed(ctx) },
  readFeed: { for: everybody, run: readFeedOfGuardian },
}

/** Anyone who has the address reads it: opened by the guardian and read in one transaction. */
function readFeedOfGuardian(ctx: Ctx, { guardianId }: Scene) {
  const names = { phone: '', name: null, language: 'zh', homeSubdistrictCode: null } as const
  return ctx.db.transaction(async (tx) => {
    const here = inside(ctx, tx)
    const actor = { kind: 'account', accountId: guardianId, roles: [], ...names } as const
    const { token } = await openFeed({ ...here, actor: { ...actor, roles: [] } })
    return readFeed(here, { token })
  })
}
