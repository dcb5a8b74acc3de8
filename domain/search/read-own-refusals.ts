import { childRefusals } from '../claims/rules'
import type { ChildRefusal } from '../claims/types'
import { quoteBooking } from '../holds/quote-booking'
import type { Ctx } from '../shared/context'

export type OwnRefusal = { childName: string; refusal: ChildRefusal }

/**
 * Why these children of the family can be booked neither into a slot nor at another hour: the first reason
 * of each that is not a visit at the same time. For anybody; visitors have no children. Throws NotFound
 * if there is no such slot.
 */
export async function readOwnRefusals(
  ctx: Ctx,
  { slotId, childIds }: { slotId: string; childIds: string[] },
): Promise<OwnRefusal[]> {
  if (ctx.actor.kind !== 'account' || childIds.length === 0) return []
  const { slot, children } = await quoteBooking(ctx, { slotId, span: null })
  return children
    .filter(({ child }) => childIds.includes(child.id))
    .flatMap(({ child }) => {
      const refusals = childRefusals(slot, child, ctx.now)
      const refusal = refusals.find(({ reason }) => reason !== 'overlaps')
      return refusal ? [{ childName: child.name, refusal }] : []
    })
}
