import { validate } from 'uuid'
import { quoteBooking } from '../bookings/quote-booking'
import { childRefusals } from '../bookings/rules'
import type { ChildRefusal } from '../bookings/types'
import { ageInMonths } from '../shared/age'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { dayOf } from '../shared/time'
import { readWeek, type WeekSlot } from '../slots/read-week'
import { familyOf } from './looking'
import { findSlotPlace, type SlotPlace } from './slot-queries'

/** A slot that somebody would have liked. */
export type WishedSlot = SlotPlace & {
  /** What can be done with it now; null once its day is past. */
  now: WeekSlot | null
  /** The children of the family that are of an age for it. */
  childIds: string[]
  /** Why one of them could not be booked there or at another hour of that day either. */
  refusals: { childName: string; refusal: ChildRefusal }[]
}

/**
 * A slot that somebody would have liked, with its room, what can be done with it for a child of an age
 * (completed months; null: any), and what stands in the family's own way. For anybody. Throws NotFound
 * where there is no such slot.
 */
export async function readWishedSlot(
  ctx: Ctx,
  asked: { slotId: string; ageMonths: number | null },
): Promise<WishedSlot> {
  if (!validate(asked.slotId)) throw new NotFound()
  const place = await findSlotPlace(ctx.db.read, asked.slotId)
  if (!place) throw new NotFound()
  const room = { id: place.roomId, subdistrictCode: place.subdistrictCode }
  const [week, children] = await Promise.all([
    readWeek(ctx, { room, from: place.day, ageMonths: asked.ageMonths }),
    familyOf(ctx, [dayOf(ctx.now)]),
  ])
  const slots = week.days.flatMap(({ slots }) => slots)
  const ofAge = children.filter(({ birthDate }) => {
    const age = ageInMonths(birthDate, place.day)
    return age >= place.ageFromMonths && age < place.ageToMonths
  })
  return {
    ...place,
    now: slots.find(({ slot }) => slot.id === place.id) ?? null,
    childIds: ofAge.map(({ id }) => id),
    refusals: ofAge.length > 0 ? await refusalsOf(ctx, place) : [],
  }
}

/** An age, or a visit at the same time, says something of this slot alone. */
const ofThisSlot: readonly ChildRefusal['reason'][] = ['too_young', 'too_old', 'overlaps']

async function refusalsOf(ctx: Ctx, { id }: SlotPlace): Promise<WishedSlot['refusals']> {
  const { slot, children } = await quoteBooking(ctx, { slotId: id, span: null })
  return children.flatMap(({ child }) => {
    const all = childRefusals(slot, child, ctx.now)
    const [refusal] = all.filter(({ reason }) => !ofThisSlot.includes(reason))
    return refusal ? [{ childName: child.name, refusal }] : []
  })
}
