import { bandOf, ratioLeft } from '../capacity/rules'
import {
  type Claimant,
  type ClaimTerm,
  claimed,
  claimTerm,
  keptBands,
  keptPlaces,
  type Moment,
  type SlotPart,
} from '../capacity/verdict-rules'
import type { Online } from '../claims/online-rules'

/** The lines of the sum that can refuse the next child, in the order in which they are told. */
export const sumLines = [
  'online',
  'same_day',
  'cap',
  'licensed',
  'area',
  'group',
  'least',
  'ratio',
] as const
export type SumLine = (typeof sumLines)[number]

/** How many more such children each line leaves; null if the line sets no limit. */
export type LinesLeft = Record<SumLine, number | null>

/** Why the next child gets no place: the term that refuses it, or that booking is not open. */
export type SumReason = ClaimTerm | 'room_not_open' | Exclude<Online['kind'], 'open'>

/** How many more such children can book now; always the least that a line leaves. */
export type Answer = {
  more: number
  /** Why the child after them cannot, and the line that says so: one of those that leave the least. */
  next: SumReason
  binding: SumLine
  left: LinesLeft
  /** How many more could be there if booking on the site were open. */
  ifOnline: number
  /** How many more the room itself can take, whatever the site and the same-day reserve say. */
  onSite: number
}

/** The answer for one kind of child in a slot in one quarter hour of a room. */
export function answerFor(
  moment: Moment,
  part: SlotPart,
  claimant: Claimant,
  { online, now }: { online: Online; now: Date },
): Answer {
  const left = linesLeft(moment, part, claimant, { online, now })
  const more = least(left, sumLines)
  const ifOnline = least(left, except('online'))
  const term = refusedAfter(moment, part.slotId, claimant, { count: ifOnline, now })
  const next = reasonOf(term, online, moment)
  const onSite = least(left, except('online', 'same_day'))
  return { more, next, binding: bindingLine(next, left, more), left, ifOnline, onSite }
}

function linesLeft(
  moment: Moment,
  part: SlotPart,
  claimant: Claimant,
  { online, now }: { online: Online; now: Date },
): LinesLeft {
  const { limits, present } = moment
  const { slotId, heads, cap, sameDayFrom, sameDayReserve, sameDayHeads } = part
  const own = keptPlaces(part, now, claimant.resident)
  const kept = keptBands(moment, now, claimant.resident ? slotId : null)
  const ofHeads = (limit: number | null, taken = present.length + kept.length) =>
    limit === null ? null : Math.max(0, limit - taken)
  const band = bandOf(limits.rules, claimant.ageMonths)
  const enough = limits.caregivers >= limits.rules.minCaregivers
  return {
    online: online.kind === 'open' ? null : 0,
    same_day: now < sameDayFrom ? null : ofHeads(sameDayReserve, sameDayHeads),
    cap: ofHeads(cap, heads + own.sameDay + own.residents),
    licensed: ofHeads(limits.licensedPlaces),
    area: ofHeads(limits.areaPlaces),
    group: ofHeads(limits.rules.largestGroup),
    least: enough ? null : 0,
    ratio: band === null ? 0 : Math.max(0, ratioLeft(limits, present, kept, band)),
  }
}

/** The least of these lines; the licence always sets one. */
function least(left: LinesLeft, lines: readonly SumLine[]): number {
  return Math.min(...lines.map((line) => left[line] ?? Infinity))
}

function except(...without: SumLine[]): SumLine[] {
  return sumLines.filter((line) => !without.includes(line))
}

/** What refuses one more such child after so many have booked. */
function refusedAfter(
  moment: Moment,
  slotId: string,
  claimant: Claimant,
  { count, now }: { count: number; now: Date },
): ClaimTerm {
  let state = moment
  for (let n = 0; n < count; n += 1) state = claimed(state, slotId, claimant, now)
  const term = claimTerm(state, slotId, claimant, now)
  if (term === null) throw new RangeError(`more than ${count} fit`)
  return term
}

/** In the order in which booking refuses: a room or slot that is not open, then the site, then the places. */
function reasonOf(term: ClaimTerm, online: Online, { limits }: Moment): SumReason {
  if (term === 'licensed_places' && limits.licensedPlaces === 0) return 'room_not_open'
  return term === 'slot_closed' || online.kind === 'open' ? term : online.kind
}

const lineOf: Record<SumReason, SumLine | null> = {
  room_not_open: 'licensed',
  not_released: 'online',
  after_closing: 'online',
  over: 'online',
  slot_closed: 'cap',
  slot_cap: 'cap',
  kept_same_day: 'cap',
  kept_residents: 'cap',
  same_day_spent: 'same_day',
  licensed_places: 'licensed',
  area_places: 'area',
  largest_group: 'group',
  min_caregivers: 'least',
  ratio: 'ratio',
  // What another slot keeps is within whichever line it uses up.
  kept_in_room: null,
  age: null,
}

function bindingLine(next: SumReason, left: LinesLeft, more: number): SumLine {
  const line = lineOf[next] ?? sumLines.find((one) => left[one] === more)
  return line ?? 'ratio'
}
