import { writeAudit } from '../audit/write-audit'
import { requireCityAdministrator } from '../authority/administrator-policy'
import { mayRunRoom } from '../authority/room-policy'
import { selectDays } from '../calendar/queries'
import { selectLongestRelease, selectRoomPolicies } from '../policies/queries'
import type { Policy } from '../policies/types'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, type Write, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { addDays, dayOf } from '../shared/time'
import {
  deleteUnclaimedSlots,
  insertSlots,
  lockRoomsForSlots,
  lockSlotMaking,
  selectMadeSlots,
  selectPatterns,
  updateUnclaimedSlots,
} from './queries'
import {
  daysBeforeRelease,
  type MadeSlot,
  type PlannedSlot,
  type PolicyOn,
  plannedSlots,
  slotChanges,
} from './rules'

/**
 * Makes the slots that timetables call for: for every open room (or the rooms given) from now to
 * fourteen days past the release. Doing it again changes nothing; a slot without claims follows its
 * timetable, policy and calendar, one with claims is never touched. Once, however many processes
 * run it together. For the system and the city's administrators; if rooms are given, also for the people who run them.
 */
export async function makeSlots(
  ctx: Ctx,
  { roomIds = null }: { roomIds?: string[] | null } = {},
): Promise<{ ok: true } & SlotCounts> {
  requireSignedIn(ctx.actor)
  if (roomIds === null) requireCityAdministrator(ctx.actor)
  return writing(ctx, async (write) => {
    await lockSlotMaking(write.tx)
    const changed = await fillSlots(write, roomIds)
    if (changed.added + changed.removed + changed.changed > 0) {
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

export type SlotCounts = { added: number; removed: number; changed: number }

/**
 * The same inside a transaction under way, for what changes a timetable, opens a room or sets other
 * ages and prices. Throws NotFound for a room the actor does not run.
 */
export async function fillSlots(write: Write, asked: string[] | null): Promise<SlotCounts> {
  const { added, removed, changed } = await refillSlots(write, asked)
  return { added: added.length, removed: removed.length, changed: changed.length }
}

/** What was done to slots made by timetables; `kept` were left otherwise than planned. */
export type Refilled = {
  added: PlannedSlot[]
  removed: MadeSlot[]
  changed: MadeSlot[]
  kept: MadeSlot[]
}

/**
 * `fillSlots`, slot by slot. Rooms are locked in order, so that two changes of one cannot miss each
 * other.
 */
export async function refillSlots(write: Write, asked: string[] | null): Promise<Refilled> {
  const { tx, now } = write
  const rooms = await lockRoomsForSlots(tx, asked)
  if (asked && rooms.length < new Set(asked).size) throw new NotFound()
  if (rooms.some((room) => !mayRunRoom(write.actor, room))) throw new NotFound()
  if (rooms.length === 0) return { added: [], removed: [], changed: [], kept: [] }
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
      const { suspendedFrom } = room
      const open = suspendedFrom ? days.filter(({ day }) => day < suspendedFrom) : days
      return plannedSlots(patterns.get(room.id) ?? [], open, { now, today, policyOn })
    })
  const made = await selectMadeSlots(tx, { roomIds, after: now, to })
  const { remove, change, add, kept } = slotChanges(planned, made)
  const gone = await deleteUnclaimedSlots(
    tx,
    remove.map((slot) => slot.id),
  )
  const followed = await updateUnclaimedSlots(tx, change)
  // A booking that came first keeps its slot as it is.
  const claimed = [
    ...remove.filter((slot) => !gone.has(slot.id)),
    ...change.filter((slot) => !followed.has(slot.id)),
  ]
  return {
    added: await insertSlots(tx, add),
    removed: remove.filter((slot) => gone.has(slot.id)),
    changed: change.filter((slot) => followed.has(slot.id)),
    kept: [...kept, ...claimed],
  }
}

/** Looks up the latest of a room's policies, given in order of the day they take effect. */
export function lastInForce(entries: { fromDay: string; policy: Policy }[]): PolicyOn {
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
