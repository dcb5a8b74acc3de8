import type { LedgerQuarter } from '../capacity/load-queries'
import { brokenTerms, staffShort, youngestBand } from '../capacity/rules'
import type { Present, Rules, Term } from '../capacity/types'
import { timeOf } from '../shared/time'
import { type Fits, type Movable, type SmallestSet, smallestSet } from './smallest-set'
import type { Candidate, OtherSlot, ShortBooking, SlotPartCap } from './way-queries'

/** A shortfall to find ways out of: what it is and when. */
type Short = { term: Term | 'slot_cap' | 'slot_closed'; fromAt: Date; toAt: Date }

/** Whether caregivers are what is missing. */
function ofStaff(term: Short['term']): term is 'min_caregivers' | 'ratio' {
  return term === 'min_caregivers' || term === 'ratio'
}

/** Whether a booking is present at an instant. */
function presentAt({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, at: Date): boolean {
  return startsAt <= at && endsAt > at
}

function asPresent(rules: Rules, { ageMonths, factorHundredths }: ShortBooking): Present {
  return { band: youngestBand(rules, ageMonths), factorHundredths }
}

/** The fewest bookings without which the shortfall is gone; null if none of them would help. */
export function bookingsToMove(
  short: Short,
  bookings: ShortBooking[],
  quarters: LedgerQuarter[],
  parts: SlotPartCap[],
): SmallestSet | null {
  const { term } = short
  const [first] = quarters
  if (!first) return null
  const ofSlot = term === 'slot_cap' || term === 'slot_closed'
  const starts = (ofSlot ? parts : quarters).map((one) => ('at' in one ? one.at : one.startsAt))
  const moments: Fits[] = ofSlot
    ? parts.map(
        ({ cap }) =>
          (present) =>
            present.length <= cap,
      )
    : quarters.map(
        ({ limits }) =>
          (present) =>
            ofStaff(term)
              ? staffShort(limits, present) === null
              : !brokenTerms(limits, present).includes(term),
      )
  const movables = bookings.map(
    (booking): Movable => ({
      ...asPresent(first.limits.rules, booking),
      id: booking.bookingId,
      claimedAt: booking.claimedAt,
      moments: starts.flatMap((at, n) => (presentAt(booking, at) ? [n] : [])),
    }),
  )
  return smallestSet(movables, moments)
}

export type CaregiverWay = {
  caregiverId: string
  name: string
  /** Free on the whole day, on a break, or on duty at other hours of the day. */
  state: 'free' | 'on_break' | 'other_hours'
  /** Whether the shortfall is gone with this one person more. */
  resolves: boolean
}

/**
 * Which of the room's staff could be on duty while caregivers are missing, and whether that is
 * enough; with how many more are needed in all. A person who is already counting at every short
 * quarter hour, or in another room then, is no way out. Of the day only the quarter hours count in which
 * the shortfall's own limit is the one that asks for them: the number is that of the shortfall.
 */
export function caregiversToAdd(
  { term }: Pick<Short, 'term'>,
  quarters: LedgerQuarter[],
  bookings: ShortBooking[],
  candidates: Candidate[],
  { id: roomId }: { id: string },
): { needed: number; people: CaregiverWay[] } {
  const moments = quarters.map(({ at, limits }) => ({
    time: timeOf(at),
    limits,
    present: bookings
      .filter((booking) => presentAt(booking, at))
      .map((booking) => asPresent(limits.rules, booking)),
  }))
  const lacking = moments.flatMap((moment) => {
    const short = staffShort(moment.limits, moment.present)
    return short?.term === term ? [{ ...moment, by: short.by }] : []
  })
  const needed = Math.max(0, ...lacking.map(({ by }) => by))
  const people = candidates.flatMap((person): CaregiverWay[] => {
    const could = lacking.map(({ time }) => availability(person, roomId, time))
    if (!could.some((one) => one === 'free' || one === 'on_break')) return []
    const resolves = lacking.every(({ by }, n) => could[n] !== 'busy' && by === 1)
    const { caregiverId, name, shifts } = person
    const state = could.includes('on_break')
      ? 'on_break'
      : shifts.length > 0
        ? 'other_hours'
        : 'free'
    return [{ caregiverId, name, state, resolves }]
  })
  return { needed, people: people.toSorted((a, b) => order(a) - order(b)) }
}

function order({ resolves, state }: CaregiverWay): number {
  return (resolves ? 0 : 3) + { free: 0, other_hours: 1, on_break: 2 }[state]
}

/** `busy` is counting here already, or on duty in another room. */
function availability({ shifts }: Candidate, roomId: string, time: string) {
  const covers = (span: { fromTime: string; toTime: string }) =>
    span.fromTime <= time && span.toTime > time
  const shift = shifts.find(covers)
  if (!shift) return 'free'
  if (shift.roomId !== roomId) return 'busy'
  return shift.breaks.some(covers) ? 'on_break' : 'busy'
}

export type RoomWay = OtherSlot & {
  /** The most of the children that it could take. */
  takes: number
  /** Whether it lasts as long as the longest of their bookings. */
  wholeTime: boolean
}

/** How many of the children each slot could take, the nearest and most useful first. */
export function roomsToMoveTo(bookings: ShortBooking[], slots: OtherSlot[]): RoomWay[] {
  return slots
    .map((slot) => {
      const freeFor = new Map(slot.free.map(({ ageMonths, free }) => [ageMonths, free]))
      const admitted = bookings.filter(({ ageMonths }) => freeFor.has(ageMonths))
      const takes = Math.min(admitted.length, Math.max(0, ...freeFor.values()))
      const wholeTime = admitted.every(
        ({ startsAt, endsAt }) => slot.startsAt <= startsAt && slot.endsAt >= endsAt,
      )
      return { ...slot, takes, wholeTime }
    })
    .filter(({ takes }) => takes > 0)
    .toSorted((a, b) => rank(a) - rank(b) || b.takes - a.takes)
}

function rank({ sameSubdistrict, wholeTime, bookable }: RoomWay): number {
  return (sameSubdistrict ? 0 : 4) + (wholeTime ? 0 : 2) + (bookable ? 0 : 1)
}
