import { countClosedOnOpenDays, type SlotOnDayOff, selectSlotsOnDaysOff } from '../calendar/queries'
import type { Write } from '../shared/context'
import { seenText } from '../shared/seen'
import { closeAndTell } from '../slots/close-slot'
import { fillSlots } from '../slots/make-slots'
import { managedSlot } from '../slots/managed-slot'

/**
 * `closed` are the slots closed with bookings in them, soonest first; `families` were told. `stayClosed` are
 * closed on a day that is none off any more: a room opens them again once it has asked the families.
 */
export type Followed = {
  added: number
  removed: number
  closed: SlotOnDayOff[]
  families: number
  stayClosed: number
}

/**
 * Lets the slots of the rooms given (null: all) follow calendar days just entered: days worked get
 * slots, slots nobody ever claimed go from days off. What claims have touched stays as a closed slot:
 * nobody can book it any more, its bookings fall short until a person settles them, at no cost to
 * the families, and each family is told. A slot that a person added by hand stays open.
 */
export async function followCalendar(
  write: Write,
  days: { day: string; nameZh: string | null; nameEn: string | null }[],
  roomIds: string[] | null,
): Promise<Followed> {
  if (roomIds?.length === 0) return { added: 0, removed: 0, closed: [], families: 0, stayClosed: 0 }
  const { added, removed } = await fillSlots(write, roomIds)
  const entered = days.map(({ day }) => day)
  const where = { now: write.now, roomIds }
  const left = await selectSlotsOnDaysOff(write.tx, entered, where)
  const stayClosed = await countClosedOnOpenDays(write.tx, entered, where)
  const reasons = new Map(days.map((one) => [one.day, reasonOf(one)]))
  let families = 0
  // In the order in which claims lock rooms.
  for (const { slotId, day } of left.toSorted(byRoom)) {
    const managed = await managedSlot(write, slotId)
    families += await closeAndTell(write, { ...managed, reason: reasons.get(day) ?? '' })
  }
  const closed = left.filter(({ bookings }) => bookings > 0)
  return { added, removed, closed, families, stayClosed }
}

/** Which slots are closed with how many bookings, in a few characters: what a person confirms. */
export function closingStamp(closed: SlotOnDayOff[]): string {
  return seenText(closed.map(({ slotId, bookings }) => `${slotId} ${bookings}`).toSorted())
}

function byRoom(a: SlotOnDayOff, b: SlotOnDayOff): number {
  return a.roomId.localeCompare(b.roomId) || a.startsAt.getTime() - b.startsAt.getTime()
}

/** Why a slot is closed, in both languages: its families read it. */
function reasonOf({ nameZh, nameEn }: { nameZh: string | null; nameEn: string | null }): string {
  return nameZh ? [nameZh, nameEn].filter(Boolean).join(' ') : '当天不开放 Not open on this day'
}
