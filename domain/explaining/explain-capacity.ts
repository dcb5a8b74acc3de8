import type { Executor } from '@/db/client'
import { areaPlaces, youngestBand } from '../capacity/rules'
import type { Limits } from '../capacity/types'
import { caregiversNeeded, keptPlaces, type Moment } from '../capacity/verdict-rules'
import { type Online, onlineState } from '../claims/online-rules'
import { policyInForce } from '../policies/policy-in-force'
import type { StaffRoom } from '../rooms/staff-queries'
import { staffRoom } from '../rooms/staff-room'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
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
import { type Answer, answerFor } from './sum-rules'

const quarterMs = 15 * 60_000

export type ExplainedDuty = OnDuty & {
  /** What this person is for the ratio in this quarter hour. */
  state: 'counting' | 'on_break' | 'not_counting' | 'off_duty'
}

export type ExplainedChild = ChildAt & { band: number }

/** How many more children of one band can book a slot, what refuses the one after them, line by line. */
export type Verdict = Answer & { slotId: string; band: number; resident: boolean }

/** A slot as the sum shows it: the places it keeps, and whether it can be booked on the site. */
export type SlotInSum = ExplainedSlot & {
  kept: { sameDay: number; residents: number }
  online: Online
}

/** Every term of the sum of one quarter hour. Areas in dm², factors in hundredths. */
export type CapacityExplanation = {
  ok: true
  at: Date
  until: Date
  day: string
  playAreaDm2: number | null
  limits: Limits
  slots: SlotInSum[]
  children: ExplainedChild[]
  duty: ExplainedDuty[]
  /** Caregivers needed by the children and the places kept, the least number included. */
  caregiversNeeded: number
  sources: PolicySources
  verdicts: Verdict[]
}

/**
 * Explains a quarter hour of a room to its staff: every limit in force and where it comes from, who
 * is on duty, what is taken and kept, and how many more children of factor 1 could book each slot now
 * before which limit. The sum is the one booking makes: release and closing first, then what the
 * database asks of a claim. Answers `nothing_offered` if no slot covers the instant.
 * Throws NotFound for a room that is not the actor's.
 */
export async function explainCapacity(
  ctx: Ctx,
  input: { roomId: string; at: Date },
): Promise<CapacityExplanation | { ok: false; reason: 'nothing_offered' }> {
  const room = await staffRoom(ctx.db.read, ctx.actor, { id: input.roomId })
  const told = await explainRoom(ctx.db.read, room, input.at, ctx.now)
  return told.slots.length === 0 ? { ok: false, reason: 'nothing_offered' } : told
}

/**
 * The same for a room already found to be the actor's. If no slot covers the instant, the limits
 * are those a slot would meet then, by the room, the policies and the roster of that day.
 */
export async function explainRoom(
  on: Executor,
  room: StaffRoom,
  instant: Date,
  now: Date,
): Promise<CapacityExplanation> {
  const at = new Date(Math.floor(instant.getTime() / quarterMs) * quarterMs)
  const day = dayOf(at)
  const [held, parts, children, people, sources] = await Promise.all([
    findLimits(on, room.id, at),
    selectPartsAt(on, room.id, at, now),
    selectChildrenAt(on, room.id, at, now),
    selectOnDuty(on, room.id, day),
    selectPolicySources(on, room, day),
  ])
  // Before the first policy of the city nothing can be said.
  if (!held && Object.keys(sources).length === 0) throw new NotFound()
  const duty = people.map(
    (person): ExplainedDuty => ({ ...person, state: dutyAt(person, timeOf(at)) }),
  )
  const counting = duty.filter(({ state }) => state === 'counting').length
  const limits = held ?? (await limitsWithoutSlot(on, room, day, counting))
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
    slots: parts.map((part) => ({
      ...part,
      kept: keptPlaces(part, now),
      online: onlineState(part, now),
    })),
    children: banded,
    duty,
    caregiversNeeded: caregiversNeeded(moment, now),
    sources,
    verdicts: parts.flatMap((part) => verdictsOf(moment, part, now)),
  }
}

/** What the ledger would hold if a slot covered a quarter hour of the day. */
async function limitsWithoutSlot(
  on: Executor,
  room: StaffRoom,
  day: string,
  caregivers: number,
): Promise<Limits> {
  const { subdistrictCode, id: roomId } = room
  const policy = await policyInForce(on, { subdistrictCode, roomId, day })
  const bands = policy.ageBands.map((band) => ({
    fromMonths: band.from_months,
    toMonths: band.to_months,
    childrenPerCaregiver: band.children_per_caregiver,
  }))
  const { mixedPolicy, fixedRatio, minCaregivers, areaPerChildDm2, largestGroup } = policy
  return {
    rules: { mixedPolicy, fixedRatio, minCaregivers, areaPerChildDm2, largestGroup, bands },
    licensedPlaces: room.status === 'open' ? room.licensedPlaces : 0,
    areaPlaces: areaPlaces(room.playAreaDm2, areaPerChildDm2),
    caregivers,
  }
}

/** One verdict for each band the slot admits, and one for residents if places are kept for them. */
function verdictsOf(moment: Moment, part: ExplainedSlot, now: Date): Verdict[] {
  const homes = keptPlaces(part, now).residents > 0 ? [false, true] : [false]
  const asked = { online: onlineState(part, now), now }
  return moment.limits.rules.bands.flatMap(({ fromMonths, toMonths }, band) => {
    const ageMonths = Math.max(fromMonths, part.ageFromMonths)
    if (ageMonths >= Math.min(toMonths, part.ageToMonths)) return []
    return homes.map((resident) => ({
      slotId: part.slotId,
      band,
      resident,
      ...answerFor(moment, part, { ageMonths, factorHundredths: 100, resident }, asked),
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
