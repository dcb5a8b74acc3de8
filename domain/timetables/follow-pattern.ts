import type { Write } from '../shared/context'
import { refillSlots } from '../slots/make-slots'
import { countLiveBookings, moveCap, selectSlotsById } from '../slots/queries'
import { type SlotsEffect, slotsEffect } from '../slots/slots-effect'

/**
 * Makes a room's slots follow a pattern just written, and answers what that did; `capFrom` is the
 * pattern's former cap if it changed. Slots with bookings and closed ones stay as they are.
 */
export async function followPattern(
  write: Write,
  pattern: { id: string; roomId: string; cap: { from: number | null; to: number | null } | null },
): Promise<SlotsEffect> {
  const { tx, now } = write
  const { id: timetableId, cap } = pattern
  const caps = cap
    ? await moveCap(tx, { timetableId, after: now, ...cap })
    : { moved: [], kept: [] }
  const done = await refillSlots(write, [pattern.roomId])
  const removed = new Set(done.removed.map((slot) => slot.id))
  const listed = new Set(done.changed.map((slot) => slot.id))
  const capped = caps.moved.filter((id) => !removed.has(id) && !listed.has(id))
  const changed = [...done.changed, ...(await selectSlotsById(tx, capped))]
  const own = done.kept.filter((slot) => slot.timetableId === timetableId)
  const ownIds = new Set(own.map((slot) => slot.id))
  const withCap = await selectSlotsById(
    tx,
    caps.kept.filter((id) => !ownIds.has(id)),
  )
  const kept = [...own, ...withCap]
  const live = await countLiveBookings(
    tx,
    kept.map((slot) => slot.id),
    now,
  )
  return slotsEffect({ ...done, changed }, kept, live)
}
