import { bandOf, brokenTerms, requiredCaregivers, youngestBand } from './rules'
import { type Limits, type Present, type Term, terms } from './types'

/** What one slot has taken and keeps in one quarter hour. `cap` is the one in force, 0 if closed. */
export type SlotPart = {
  slotId: string
  status: 'open' | 'closed'
  cap: number
  ageFromMonths: number
  ageToMonths: number
  sameDayFrom: Date
  sameDayReserve: number
  residentsUntil: Date
  residentsReserve: number
  heads: number
  residentHeads: number
  sameDayHeads: number
}

/** Everything a claim in one quarter hour of a room depends on. */
export type Moment = { limits: Limits; parts: SlotPart[]; present: Present[] }

/** A child that might come: age in completed months, factor in hundredths, at home here or not. */
export type Claimant = { ageMonths: number; factorHundredths: number; resident: boolean }

/** What decides about a claim besides the room's limits, and whether it is a rule of the slot or the room. */
const ownTerms = {
  age: 'slot',
  slot_closed: 'slot',
  slot_cap: 'slot',
  same_day_spent: 'slot',
  kept_same_day: 'slot',
  kept_residents: 'slot',
  kept_in_room: 'room',
} as const

/** Why a claim is refused, in the words of the database's constraints. */
export type ClaimTerm = Term | keyof typeof ownTerms

/** Every such reason. */
export const claimTerms = [...terms, ...(Object.keys(ownTerms) as (keyof typeof ownTerms)[])]

/** Whether the slot decides it: the database asks the slot before the room. */
export function isOfSlot(term: ClaimTerm): boolean {
  return term in ownTerms && ownTerms[term as keyof typeof ownTerms] === 'slot'
}

/**
 * Places one slot keeps from a family at an instant, never more than it has left; those for
 * residents are not kept from a resident.
 */
export function keptPlaces(
  part: SlotPart,
  now: Date,
  resident = false,
): { sameDay: number; residents: number } {
  const left = Math.max(0, part.cap - part.heads)
  const { sameDay, residents } = wantedPlaces(part, now, resident)
  const keptSameDay = Math.min(sameDay, left)
  return { sameDay: keptSameDay, residents: Math.min(residents, left - keptSameDay) }
}

function wantedPlaces(part: SlotPart, now: Date, resident: boolean) {
  const kept = now < part.residentsUntil && !resident
  return {
    sameDay: now < part.sameDayFrom ? part.sameDayReserve : 0,
    residents: kept ? Math.max(0, part.residentsReserve - part.residentHeads) : 0,
  }
}

/**
 * The bands in which all kept places of the room are counted: the youngest each slot admits. Of
 * the slot in which a resident claims, those for residents are not kept.
 */
export function keptBands(
  moment: Moment,
  now: Date,
  residentSlotId: string | null = null,
): number[] {
  return moment.parts.flatMap((part) => {
    const { sameDay, residents } = keptPlaces(part, now, part.slotId === residentSlotId)
    const band = youngestBand(moment.limits.rules, part.ageFromMonths)
    return Array.from({ length: sameDay + residents }, () => band)
  })
}

/**
 * Why one more such child cannot claim a place in the slot in this quarter hour; null if it can.
 * The same sum, in the same order, that the database makes with the places locked. Whether the
 * slot is released or its booking closed is not asked here.
 */
export function claimTerm(
  moment: Moment,
  slotId: string,
  claimant: Claimant,
  now: Date,
): ClaimTerm | null {
  const part = moment.parts.find((one) => one.slotId === slotId)
  const band = bandOf(moment.limits.rules, claimant.ageMonths)
  if (!part || band === null) return 'age'
  if (claimant.ageMonths < part.ageFromMonths || claimant.ageMonths >= part.ageToMonths) {
    return 'age'
  }
  const after = withClaim(moment, slotId, { ...claimant, band }, now)
  const taken = after.parts.find((one) => one.slotId === slotId) ?? part
  return (
    slotTerm(taken, now, claimant.resident) ??
    roomTerm(after, now, claimant.resident ? slotId : null)
  )
}

/** Caregivers the children present and the places kept need. */
export function caregiversNeeded(moment: Moment, now: Date): number {
  return requiredCaregivers(moment.limits.rules, moment.present, keptBands(moment, now))
}

function slotTerm(part: SlotPart, now: Date, resident: boolean): ClaimTerm | null {
  const sameDay = now >= part.sameDayFrom
  const wanted = wantedPlaces(part, now, resident)
  const over = part.heads + wanted.sameDay + wanted.residents > part.cap
  const spent = sameDay && part.sameDayHeads > part.sameDayReserve
  if (!over && !spent) return null
  if (part.status === 'closed') return 'slot_closed'
  if (part.heads > part.cap) return 'slot_cap'
  if (spent) return 'same_day_spent'
  return part.heads + wanted.sameDay > part.cap ? 'kept_same_day' : 'kept_residents'
}

function roomTerm(after: Moment, now: Date, residentSlotId: string | null): ClaimTerm | null {
  const kept = keptBands(after, now, residentSlotId)
  if (brokenTerms(after.limits, after.present, kept).length === 0) return null
  return brokenTerms(after.limits, after.present)[0] ?? 'kept_in_room'
}

/** The same quarter hour with one such child more; unchanged for an age outside every band. */
export function claimed(moment: Moment, slotId: string, claimant: Claimant, now: Date): Moment {
  const band = bandOf(moment.limits.rules, claimant.ageMonths)
  return band === null ? moment : withClaim(moment, slotId, { ...claimant, band }, now)
}

function withClaim(
  moment: Moment,
  slotId: string,
  child: Claimant & { band: number },
  now: Date,
): Moment {
  const { band, factorHundredths } = child
  return {
    ...moment,
    present: [...moment.present, { band, factorHundredths }],
    parts: moment.parts.map((part) =>
      part.slotId === slotId
        ? {
            ...part,
            heads: part.heads + 1,
            residentHeads: part.residentHeads + (child.resident ? 1 : 0),
            sameDayHeads: part.sameDayHeads + (now >= part.sameDayFrom ? 1 : 0),
          }
        : part,
    ),
  }
}

/** What a moment is found by: its room and the start of its quarter hour. */
export function momentKey(roomId: string, at: Date): string {
  return `${roomId} ${at.getTime()}`
}
