import { mayLicenseRoom } from '../authority/room-policy'
import { lockPolicies } from '../policies/queries'
import type { CopyRoomInput } from '../rooms/inputs'
import { managedRoom } from '../rooms/managed-room'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, orUndo, type Undo, type Write } from '../shared/context'
import { inside } from '../shared/inside'
import { NotFound, type Refused } from '../shared/refusal'
import { dayOf } from '../shared/time'
import { createTimetable } from '../timetables/create-timetable'
import { type CreateRoomResult, createRoom } from './create-room'
import { selectOwnSettings, selectTimetablesFrom } from './facts-queries'
import { setPolicy } from './set-policy'

export type CopyRoomResult =
  | CreateRoomResult
  | Refused<'timetable_refused', { why: string; fromTime: string; toTime: string }>
  | Refused<'policy_refused', { why: string; day: string }>

/**
 * Enters a room as a draft with the weekly timetables and the own settings of another, as asked;
 * all of it or nothing. For the administrators above both rooms. Refuses what creating a room
 * refuses, and a timetable or setting that does not fit in the new room's subdistrict.
 */
export async function copyRoom(ctx: Ctx, input: CopyRoomInput): Promise<CopyRoomResult> {
  requireSignedIn(ctx.actor)
  return orUndo<CopyRoomResult>(ctx, async (write, undo) => {
    if (input.policy) await lockPolicies(write)
    const from = await managedRoom(write, input.fromRoomId)
    if (!mayLicenseRoom(write.actor, from)) throw new NotFound()
    const joined = inside(ctx, write.tx)
    const made = await createRoom(joined, input.room)
    if (!made.ok) return undo(made)
    if (made.repeated) return made
    const copying = { joined, write, undo, from: from.id, to: made.roomId }
    if (input.policy) await copySettings(copying)
    if (input.timetables) await copyTimetables(copying)
    return made
  })
}

type Copying = { joined: Ctx; write: Write; undo: Undo<CopyRoomResult>; from: string; to: string }

async function copySettings({ joined, write, undo, from, to }: Copying): Promise<void> {
  for (const { day, settings } of await selectOwnSettings(write.tx, from, dayOf(write.now))) {
    const set = await setPolicy(joined, {
      target: { level: 'room', roomId: to },
      effectiveFrom: day,
      reason: null,
      settings,
    })
    if (!set.ok) undo({ ok: false, reason: 'policy_refused', why: set.reason, day })
  }
}

async function copyTimetables({ joined, write, undo, from, to }: Copying): Promise<void> {
  for (const row of await selectTimetablesFrom(write.tx, from, dayOf(write.now))) {
    const { id: _, createdAt: __, ...pattern } = row
    const { fromTime, toTime } = pattern
    const made = await createTimetable(joined, { ...pattern, roomId: to })
    if (made.ok) continue
    undo({ ok: false, reason: 'timetable_refused', why: made.reason, fromTime, toTime })
  }
}
