import { staffRoom } from '../rooms/staff-room'
import type { Ctx } from '../shared/context'
import { dayOf, timeOf } from '../shared/time'
import {
  type ChildAt,
  type ExplainedSlot,
  findLimits,
  type OnDuty,
  type PolicySources,
  selectChildrenAt,
  selectOnDuty,
  selectPartsAt,
  selectPolicySources,
} from './explain-queries'
import { youngestBand } from './rules'
import type { Limits } from './types'
import { type ClaimTerm, caregiversNeeded, keptPlaces, type Moment, roomForMore } from './verdict'

const quarterMs = 15 * 60_000

export type ExplainedDuty = OnDuty & {
  /** What this person is for the ratio in this quarter hour. */
  state: 'counting' | 'on_break' | 'not_counting' | 'off_duty'
}

export type ExplainedChild = ChildAt & { band: number }

/** How many more children of one band fit in a slot, and what refuses the one after them. */
export type Verdict = {
  slotId: string
  band: number
  resident: boolean
  more: number
  next: ClaimTerm
}

/** Every term of the sum of one quarter hour. Areas in dm², factors in hundredths. */
export type CapacityExplanation = {
  ok: true
  at: Date
  until: Date
  day: string
  playAreaDm2: number | null
  limits: Limits
  slots: (ExplainedSlot & { kept: { sameDay: number; residents: number } })[]
  children: ExplainedChild[]
  duty: ExplainedDuty[]
  /** Caregivers needed by the children and the places kept, the least number included. */
  caregiversNeeded: number
  sources: PolicySources
  verdicts: Verdict[]
}

/**
 * Explains a quarter hour of a room to its staff: every limit in force and where it comes from, who
 * is on duty, what is taken and kept, and how many more children of factor 1 each slot could take
 * before which limit. The sum is the one the database makes for a claim; whether booking is
 * released or closed is not part of it. Answers `nothing_offered` where no slot covers the instant.
 * Throws NotFound for a room that is not the actor's.
 */
export async function explainCapacity(
  ctx: Ctx,
  input: { roomId: string; at: Date },
): Promise<CapacityExplanation | { ok: false; reason: 'nothing_offered' }> {
  const on = ctx.db.read
  const room = await staffRoom(on, ctx.actor, { id: input.roomId })
  const at = new Date(Math.floor(input.at.getTime() / quarterMs) * quarterMs)
  const day = dayOf(at)
  const [limits, parts, children, duty, sources] = await Promise.all([
    findLimits(on, room.id, at),
    selectPartsAt(on, room.id, at, ctx.now),
    selectChildrenAt(on, room.id, at, ctx.now),
    selectOnDuty(on, room.id, day),
    selectPolicySources(on, room, day),
  ])
  if (!limits || parts.length === 0) return { ok: false, reason: 'nothing_offered' }
  const banded = children.map((child) => ({
    ...child,
    band: youngestBand(limits.rules, child.ageMonths),
  }))
  const moment: Moment = { limits, parts, present: banded }
  return {
    ok: true,
    at,
    until: new Date(at.getTime() + quarterMs),
    day,
    playAreaDm2: room.playAreaDm2,
    limits,
    slots: parts.map((part) => ({ ...part, kept: keptPlaces(part, ctx.now) })),
    children: banded,
    duty: duty.map((person) => ({ ...person, state: dutyAt(person, timeOf(at)) })),
    caregiversNeeded: caregiversNeeded(moment, ctx.now),
    sources,
    verdicts: parts.flatMap((part) => verdictsOf(moment, part, ctx.now)),
  }
}

/** One verdict for each band the slot admits, and one for residents where places are kept for them. */
function verdictsOf(moment: Moment, part: ExplainedSlot, now: Date): Verdict[] {
  const homes = keptPlaces(part, now).residents > 0 ? [false, true] : [false]
  return moment.limits.rules.bands.flatMap(({ fromMonths, toMonths }, band) => {
    const ageMonths = Math.max(fromMonths, part.ageFromMonths)
    if (ageMonths >= Math.min(toMonths, part.ageToMonths)) return []
    return homes.map((resident) => ({
      slotId: part.slotId,
      band,
      resident,
      ...roomForMore(moment, part.slotId, { ageMonths, factorHundredths: 100, resident }, now),
    }))
  })
}

/** A quarter hour counts when the whole of it is within the shift and outside every break. */
function dutyAt({ fromTime, toTime, breaks, counts }: OnDuty, time: string) {
  const covers = (span: { fromTime: string; toTime: string }) =>
    span.fromTime <= time && span.toTime > time
  if (!covers({ fromTime, toTime })) return 'off_duty'
  if (!counts) return 'not_counting'
  return breaks.some(covers) ? 'on_break' : 'counting'
}
