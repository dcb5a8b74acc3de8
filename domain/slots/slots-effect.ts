import { createHash } from 'node:crypto'
import { timeOf } from '../shared/time'
import type { Refilled } from './make-slots'
import { type MadeSlot, type PlannedSlot, slotKey } from './rules'

/** A slot as a change names it: its day and wall-clock times in Shanghai. */
export type NamedSlot = { day: string; from: string; to: string }

export type KeptSlot = NamedSlot & {
  slotId: string
  /** Bookings that hold a place now. */
  bookings: number
  /** Why it is left alone: bookings, bookings that have all ended, or because a person closed it. */
  why: 'booked' | 'was_booked' | 'closed'
}

/** What a change does to the slots of a room, each list in order of time. */
export type SlotsEffect = {
  added: NamedSlot[]
  removed: NamedSlot[]
  /** Made again on the same day at other times, or with the family choosing its time. */
  moved: (NamedSlot & { newFrom: string; newTo: string })[]
  /** Other ages, price or cap at the same time. */
  changed: NamedSlot[]
  kept: KeptSlot[]
}

export const noEffect: SlotsEffect = { added: [], removed: [], moved: [], changed: [], kept: [] }

/**
 * What was done, in names. `kept` says of the pattern's own slots what was left as it was; `live`
 * how many bookings those have.
 */
export function slotsEffect(
  done: Omit<Refilled, 'kept'>,
  kept: MadeSlot[],
  live: Map<string, number>,
): SlotsEffect {
  const anew = new Map(done.added.map((slot) => [slotKey(slot), slot]))
  const moved = done.removed.flatMap((slot) => {
    const to = anew.get(slotKey(slot))
    if (!to) return []
    anew.delete(slotKey(slot))
    return [{ slot, to }]
  })
  const movedIds = new Set(moved.map(({ slot }) => slot.id))
  return {
    added: inOrder([...anew.values()]).map(named),
    removed: inOrder(done.removed.filter((slot) => !movedIds.has(slot.id))).map(named),
    moved: moved
      .toSorted((a, b) => a.slot.startsAt.getTime() - b.slot.startsAt.getTime())
      .map(({ slot, to }) => ({
        ...named(slot),
        newFrom: timeOf(to.startsAt),
        newTo: timeOf(to.endsAt),
      })),
    changed: inOrder(done.changed).map(named),
    kept: inOrder(kept).map((slot) => {
      const bookings = live.get(slot.id) ?? 0
      const why = bookings > 0 ? 'booked' : slot.closed ? 'closed' : 'was_booked'
      return { ...named(slot), slotId: slot.id, bookings, why }
    }),
  }
}

/** A short text that is the same for the same wish with the same effect. */
export function fingerprintOf(wish: unknown, effect: SlotsEffect): string {
  return createHash('sha256')
    .update(JSON.stringify([wish, effect]))
    .digest('base64url')
}

function named({ day, startsAt, endsAt }: PlannedSlot): NamedSlot {
  return { day, from: timeOf(startsAt), to: timeOf(endsAt) }
}

function inOrder<Slot extends PlannedSlot>(slots: Slot[]): Slot[] {
  return slots.toSorted(
    (a, b) =>
      a.startsAt.getTime() - b.startsAt.getTime() || a.endsAt.getTime() - b.endsAt.getTime(),
  )
}
