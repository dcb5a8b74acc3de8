import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { maskPhone } from '../shared/phone'
import { waitingChange } from './number-change-queries'

/** The number that a desk noted for one's own account, masked, and from when it counts; null if none waits. */
export async function findNumberChange(
  ctx: Ctx,
): Promise<{ phone: string; takesEffectAt: Date } | null> {
  const { accountId } = requireAccount(ctx.actor)
  const waiting = await waitingChange(ctx.db.read, accountId)
  return waiting && { phone: maskPhone(waiting.phone), takesEffectAt: waiting.takesEffectAt }
}
