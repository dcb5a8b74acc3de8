import type { StaffRoom } from '../rooms/staff-queries'
import { staffRoom } from '../rooms/staff-room'
import type { Ctx } from '../shared/context'
import { dayOf } from '../shared/time'
import { type LimitChange, selectLastClaims, selectLimitChanges } from './change-queries'
import { type CapacityExplanation, explainRoom } from './explain-capacity'
import { type DaySlot, selectSlotsOfDay } from './explain-queries'

const changesRead = 500

/** Who changed each part of the sum last, before the instant; null if the log knows nobody. */
export type LastChanges = {
  /** Opened, suspended, or first entered. */
  status: LimitChange | null
  licensedPlaces: LimitChange | null
  playArea: LimitChange | null
  roster: LimitChange | null
  /** A member of the staff: whether they count, and the last day of their yearly check. */
  staff: LimitChange | null
  /** Cap or closing of the slots at the instant, by slot. */
  slots: { slotId: string; change: LimitChange | null }[]
  /** The policy rows the numbers come from, by row. */
  policies: { policyId: string; change: LimitChange | null }[]
  /** When a place was last claimed and last given back; by whom stays with the family. */
  claims: { claimedAt: Date | null; cancelledAt: Date | null }
}

export type InstantExplanation = {
  room: StaffRoom
  told: CapacityExplanation
  /** Whether any slot covers the instant; without one the sum is what a slot would meet. */
  offered: boolean
  past: boolean
  /** The slots of that day, to see what is near. */
  daySlots: DaySlot[]
  last: LastChanges
}

/**
 * Explains any quarter hour of a room, past or to come, with or without a slot: the whole sum, and
 * who changed each part of it last. Of the past the ledger keeps the limits that held then; who was
 * on duty is read from the roster as it stands. Throws NotFound for a room that is not the actor's.
 */
export async function explainInstant(
  ctx: Ctx,
  input: { code: string; at: Date },
): Promise<InstantExplanation> {
  const { now } = ctx
  const on = ctx.db.read
  const room = await staffRoom(on, ctx.actor, { code: input.code })
  const told = await explainRoom(on, room, input.at, now)
  const { day } = told
  const until = new Date(Math.min(told.until.getTime(), now.getTime()))
  const [changes, claims, daySlots] = await Promise.all([
    selectLimitChanges(on, room, { day, until, limit: changesRead }),
    selectLastClaims(on, room.id, told.at),
    selectSlotsOfDay(on, room.id, day),
  ])
  return {
    room,
    told,
    offered: told.slots.length > 0,
    past: dayOf(now) > day || told.until <= now,
    daySlots,
    last: { ...lastChanges(changes, told), claims },
  }
}

/** The latest change of each part; `changes` come the latest first. */
export function lastChanges(
  changes: LimitChange[],
  told: Pick<CapacityExplanation, 'slots' | 'sources'>,
): Omit<LastChanges, 'claims'> {
  const last = (fits: (change: LimitChange) => boolean) => changes.find(fits) ?? null
  const ofRoom = (field: string) =>
    last((one) => one.subjectKind === 'room' && field in one.changes) ??
    last((one) => one.action === 'room_created')
  const policyIds = new Set(Object.values(told.sources).map((source) => source.policyId))
  return {
    status: ofRoom('status'),
    licensedPlaces: ofRoom('licensedPlaces'),
    playArea: ofRoom('playAreaDm2'),
    roster: last((one) => one.subjectKind === 'roster' || one.action === 'roster_person_set'),
    staff: last((one) => ['caregiver_added', 'caregiver_changed'].includes(one.action)),
    slots: told.slots.map(({ slotId }) => ({
      slotId,
      change: last((one) => one.subjectKind === 'slot' && one.subjectId === slotId),
    })),
    policies: [...policyIds].map((policyId) => ({
      policyId,
      change: last((one) => one.subjectKind === 'policy' && one.subjectId === policyId),
    })),
  }
}
