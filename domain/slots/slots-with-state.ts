import type { Ctx } from '../shared/context'
import { type FoundSlot, findFullTerms, findSlots } from './find-queries'
import { type FullReason, fullReason, type SlotState, slotState } from './slot-state'

export type WeekSlot = { slot: FoundSlot; state: SlotState; why: FullReason | null }

/**
 * The slots of a room between two days, both included, each with what can be done with it now for a child
 * of an age in completed months (null: any), and why a full one is full. Residents' places count for
 * those signed in at home there.
 */
export async function slotsWithState(
  { actor, db, now }: Ctx,
  asked: {
    room: { id: string; subdistrictCode: string }
    from: string
    to: string
    ageMonths: number | null
  },
): Promise<WeekSlot[]> {
  const { room, from, to, ageMonths } = asked
  const homeSubdistrictCode = actor.kind === 'account' ? actor.homeSubdistrictCode : null
  const resident = homeSubdistrictCode === room.subdistrictCode
  const counted = { ageMonths, homeSubdistrictCode }
  const slots = await findSlots(db.read, { roomId: room.id }, { from, to }, counted, now)
  const states = slots.map((slot) => ({ slot, state: slotState(slot, ageMonths, now) }))
  const full = states.filter(({ state }) => state.kind === 'full').map(({ slot }) => slot.id)
  const terms = await findFullTerms(db.read, full, ageMonths)
  return states.map(({ slot, state }) => {
    const left = terms.find(({ slotId }) => slotId === slot.id) ?? null
    const why = state.kind === 'full' ? fullReason(slot, left, { resident, now }) : null
    return { slot, state, why }
  })
}
