import { dayOf } from '@/domain/shared/time'
import type { BuiltRoom } from './build-room'
import { bookable, bookedAt, type CitySlot } from './city-slots'
import { type Random, seededRandom } from './random'
import type { Crowd } from './room-plan'

/** A slot families want, and how many children. */
export type Wish = { slot: CitySlot; at: Date; children: number; eagerness: number }

const eagerness: Record<Crowd, number> = { full: 1, many: 2, some: 3, none: 4 }

/**
 * How many children come to each slot, past and coming: busy rooms are busy for their next days,
 * others take a few. In the order in which families book; busy rooms first at the same moment.
 * A slot's number depends on nothing but its room, day and time.
 */
export function wishesOf(rooms: BuiltRoom[], slots: CitySlot[], now: Date): Wish[] {
  const today = dayOf(now)
  const wishes = rooms.flatMap(({ roomId, plan }) => {
    if (plan.policy?.identityRequired) return []
    const comingDays: string[] = []
    return slots.flatMap((slot) => {
      if (slot.roomId !== roomId || !bookable(slot, now)) return []
      const random = seededRandom(numberOf(`${plan.room.code} ${slot.day} ${slot.ageFromMonths}`))
      const past = slot.day < today
      if (!past && comingDays.at(-1) !== slot.day) comingDays.push(slot.day)
      const children = past
        ? formerly(plan.crowd, slot, random)
        : expected(plan.crowd, comingDays.length, slot, random)
      if (children === 0) return []
      return [{ slot, at: bookedAt(slot, now), children, eagerness: eagerness[plan.crowd] }]
    })
  })
  return wishes.toSorted(
    (a, b) =>
      a.at.getTime() - b.at.getTime() ||
      a.eagerness - b.eagerness ||
      a.slot.startsAt.getTime() - b.slot.startsAt.getTime(),
  )
}

/** More families want the fullest rooms than there are places: the demo's unmet demand. */
const inVain = 2

function formerly(crowd: Crowd, slot: CitySlot, random: Random): number {
  if (crowd === 'full') return random.below(3) === 0 ? most(slot) + inVain : 1 + random.below(2)
  if (crowd === 'many') return random.below(3)
  return crowd === 'some' && random.below(12) === 0 ? 1 : 0
}

/** Of a slot on the nth open day from today on. */
function expected(crowd: Crowd, nth: number, slot: CitySlot, random: Random): number {
  if (crowd === 'full') return nth <= 4 ? most(slot) + inVain : 1
  if (crowd === 'many') return nth <= 2 ? most(slot) - 2 : nth <= 4 ? 3 : random.below(2)
  return crowd === 'some' && nth <= 4 && random.below(3) === 0 ? 1 + random.below(3) : 0
}

function most(slot: CitySlot): number {
  return slot.cap ?? 10
}

/** A number from a text, always the same. */
function numberOf(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) | 0, 7)
}
