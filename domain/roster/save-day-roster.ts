import { z } from 'zod'
import { comingShortfalls, type Shortfall } from '../capacity/list-shortfalls'
import { managedRoom } from '../rooms/managed-room'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { dayRosterInput } from './inputs'
import { selectDayRoster } from './queries'
import { rosterSeen } from './rules'
import { setDayRoster } from './set-day-roster'
import type { RosterRefusal } from './write-rosters'

export const saveRosterInput = dayRosterInput.extend({
  /** What `readDayRoster` answered as `seen` when the form was shown. */
  seen: z.string().max(10_000),
  /** Whether the person was shown what will fall short and agreed. */
  confirmed: z.boolean(),
})
export type SaveRosterInput = z.infer<typeof saveRosterInput>

export type SaveRosterResult =
  | { ok: true; shortfalls: Shortfall[] }
  | RosterRefusal
  | Refused<'changed_meanwhile'>
  | Refused<'leaves_shortfall', { shortfalls: Shortfall[] }>

/** Thrown inside the transaction to undo it; returned by the use case as a refusal. */
class Undone extends Error {
  constructor(readonly refusal: Exclude<SaveRosterResult, { ok: true }>) {
    super(refusal.reason)
  }
}

/**
 * Saves the roster of a day as `setDayRoster` does, for a person at a form: a form gone stale is
 * refused, and a roster with which more would fall short than before is first written, measured and
 * undone, and saved only when sent again with `confirmed`. Nobody is cancelled either way.
 */
export async function saveDayRoster(ctx: Ctx, input: SaveRosterInput): Promise<SaveRosterResult> {
  try {
    return await writing(ctx, async (write) => {
      const { tx, now } = write
      const room = await managedRoom(write, input.roomId)
      const before = await selectDayRoster(tx, room.id, input.day)
      if (rosterSeen(before) !== input.seen)
        throw new Undone({ ok: false, reason: 'changed_meanwhile' })
      const shortBefore = await comingShortfalls(tx, room.id, now)
      const db = { ...ctx.db, transaction: <T>(work: (on: typeof tx) => Promise<T>) => work(tx) }
      const result = await setDayRoster({ ...ctx, db }, input)
      if (!result.ok) throw new Undone(result)
      const shortfalls = await comingShortfalls(tx, room.id, now)
      const worse = shortfalls.filter((one) => isWorse(one, shortBefore))
      if (worse.length > 0 && !input.confirmed) {
        throw new Undone({ ok: false, reason: 'leaves_shortfall', shortfalls: worse })
      }
      return { ok: true, shortfalls: shortfalls.filter((one) => one.day === input.day) }
    })
  } catch (error) {
    if (error instanceof Undone) return error.refusal
    throw error
  }
}

/** A shortfall that was not there before, or is larger or longer now. */
function isWorse(one: Shortfall, before: Shortfall[]): boolean {
  const same = before.find(
    (other) => other.day === one.day && other.term === one.term && other.slotId === one.slotId,
  )
  return !same || one.shortBy > same.shortBy || one.fromAt < same.fromAt || one.toAt > same.toAt
}
