import { suspendedUntil } from '../claims/rules'
import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { dayOf } from '../shared/time'
import { findMarkedChildren } from './queries'

export type Suspension = { childId: string; childName: string; until: Date }

/** The signed-in guardian's children whose booking is suspended now because of marks. */
export async function listSuspensions(ctx: Ctx): Promise<Suspension[]> {
  const { accountId } = requireAccount(ctx.actor)
  const marked = await findMarkedChildren(ctx.db.read, accountId, dayOf(ctx.now))
  return marked.flatMap(({ childId, childName, marks, policy }) => {
    const until = suspendedUntil(marks, policy, ctx.now)
    return until ? [{ childId, childName, until }] : []
  })
}
