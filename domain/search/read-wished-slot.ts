import { validate } from 'uuid'
import { ageInMonths } from '../shared/age'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { dayOf } from '../shared/time'
import { familyOf } from './looking'
import { findSlotPlace } from './slot-queries'

/**
 * A slot that somebody would have liked, with its room, and the children of the family that are of an
 * age for it. For anybody. Throws NotFound where there is no such slot.
 */
export async function readFullSlot(ctx: Ctx, slotId: string) {
  if (!validate(slotId)) throw new NotFound()
  const today = dayOf(ctx.now)
  const [slot, children] = await Promise.all([
    findSlotPlace(ctx.db.read, slotId),
    familyOf(ctx, [today]),
  ])
  if (!slot) throw new NotFound()
  const childIds = children
    .filter(({ birthDate }) => {
      const age = ageInMonths(birthDate, slot.day)
      return age >= slot.ageFromMonths && age < slot.ageToMonths
    })
    .map(({ id }) => id)
  return { ...slot, childIds }
}
