import { validate } from 'uuid'
import { ageInMonths } from '../shared/age'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { dayOf } from '../shared/time'
import { slotsWithState, type WeekSlot } from '../slots/slots-with-state'
import { familyOf } from './fits-for'
import { findSlotPlace, type SlotPlace } from './slot-queries'

/**
 * A slot that somebody would have liked, with its room, what can be done with it now for a child of an
 * age (completed months; null: any), and the children of the family that are of an age for it. For
 * anybody. Throws NotFound if there is no such slot.
 */
export async function readWishedSlot(
  ctx: Ctx,
  asked: { slotId: string; ageMonths: number | null },
): Promise<SlotPlace & { now: WeekSlot; childIds: string[] }> {
  if (!validate(asked.slotId)) throw new NotFound()
  const place = await findSlotPlace(ctx.db.read, asked.slotId)
  if (!place) throw new NotFound()
  const { day, ageFromMonths, ageToMonths, subdistrictCode } = place
  const room = { id: place.roomId, subdistrictCode }
  const [slots, children] = await Promise.all([
    slotsWithState(ctx, { room, from: day, to: day, ageMonths: asked.ageMonths }),
    familyOf(ctx, [dayOf(ctx.now)]),
  ])
  const now = slots.find(({ slot }) => slot.id === place.id)
  // Removed between the two looks.
  if (!now) throw new NotFound()
  const ofAge = children.filter(({ birthDate }) => {
    const age = ageInMonths(birthDate, day)
    return age >= ageFromMonths && age < ageToMonths
  })
  return { ...place, now, childIds: ofAge.map(({ id }) => id) }
}
