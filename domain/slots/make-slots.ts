import { writeAudit } from '../audit/write-audit'
import { selectDays } from '../calendar/queries'
import { selectLongestRelease, selectRoomPolicies } from '../policies/queries'
import type { Policy } from '../policies/types'
import { mayRunRoom } from '../rooms/policy'
import { requireCityAdministrator } from '../shared/administrators'
import { type Ctx, type Write, writing } from '../shared/context'
import { NotFound, SignInNeeded } from '../shared/refusal'
import { addDays, dayOf } from '../shared/time'
import {
  deleteUnclaimedSlots,
  insertSlots,
  lockRoomsForSlots,
  lockSlotMaking,
  selectMadeSlots,
  selectPatterns,
} from './queries'
import { daysBeforeRelease, type PolicyOn, plannedSlots, slotChanges } from './rules'

/**
 * Makes the slots that timetables call for: for every open room (or the rooms given) from now to
 * fourteen days past the release. Doing it again changes nothing; a slot without claims follows its
 * timetable, policy and calendar, one with claims is never touched. Once, however many processes
 * run it together. For the system and the city's administrators; rooms given, for who runs them.
 */
export async function makeSlots(
  ctx: Ctx,
  { roomIds = null }: { roomIds?: string[] | null } = {},
): Promise<{ ok: true; added: number; removed: number }> {
  if (ctx.actor.kind === 'visitor') throw new SignInNeeded()
  if (roomIds === null) requireCityAdministrator(ctx.actor)
  return writing(ctx, async (write) => {
    await lockSlotMaking(write.tx)
    const changed = await fillSlots(write, roomIds)
    if (changed.added + changed.removed > 0) {
      await writeAudit(write, {
        action: 'slots_made',
        subjectKind: 'slots',
        subjectId: dayOf(write.now),
        details: changed,
      })
    }
    return { ok: true, ...changed }
  })
}

/**
 * The same inside a transaction under way, for what changes a timetable or opens a room. Rooms are
 * locked in order, so that two changes of one cannot miss each other. Throws NotFound for a room
 * the actor does not run.
 */
export async function fillSlots(
  write: Write,
  asked: string[] | null,
): Promise<{ added: number; removed: number }> {
  const { tx, now } = write
  const rooms = await lockRoomsForSlots(tx, asked)
  if (asked && rooms.length < new Set(asked).size) throw new NotFound()
  if (rooms.some((room) => !mayRunRoom(write.actor, room))) throw new NotFound()
  if (rooms.length === 0) return { added: 0, removed: 0 }
  const roomIds = rooms.map((room) => room.id)
  const today = dayOf(now)
  const to = addDays(today, (await selectLongestRelease(tx)) + daysBeforeRelease)
  const policies = await selectRoomPolicies(tx, { roomIds, from: today, to })
  const days = await selectDays(tx, today, to)
  const patterns = byRoom(await selectPatterns(tx, { roomIds, from: today, to }))
  const policiesOf = byRoom(policies)
  const planned = rooms
    .filter((room) => room.open)
    .flatMap((room) => {
      const policyOn = lastInForce(policiesOf.get(room.id) ?? [])
      return plannedSlots(patterns.get(room.id) ?? [], days, { now, today, policyOn })
    })
  const made = await selectMadeSlots(tx, { roomIds, after: now, to })
  const { remove, add } = slotChanges(planned, made)
  const removed = await deleteUnclaimedSlots(tx, remove)
  return { added: await insertSlots(tx, add), removed: removed.length }
}

/** Looks up the latest of a room's policies, given in order of the day they take effect. */
function lastInForce(entries: { fromDay: string; policy: Policy }[]): PolicyOn {
  return (day) => {
    const entry = entries.findLast(({ fromDay }) => fromDay <= day)
    if (!entry) throw new Error(`no policy in force on ${day}`)
    return entry.policy
  }
}

function byRoom<Row extends { roomId: string }>(rows: Row[]): Map<string, Row[]> {
  const grouped = new Map<string, Row[]>()
  for (const row of rows) {
    const group = grouped.get(row.roomId)
    if (group) group.push(row)
    else grouped.set(row.roomId, [row])
  }
  return grouped
}
