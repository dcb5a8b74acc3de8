import type { AgeBand, Policy, PolicyLevel, PolicySettings } from './types'

/** What is wrong with one field of the settings somebody wants to set. */
export type PolicyProblem =
  | { field: keyof Policy; problem: 'below_least'; least: number }
  | { field: keyof Policy; problem: 'above_most'; most: number }
  | { field: keyof Policy; problem: 'not_whole' | 'not_a_time' | 'not_in_steps' }
  | {
      field: 'ageBands'
      problem:
        | 'bands_empty'
        | 'bands_too_many'
        | 'band_reversed'
        | 'bands_overlap'
        | 'band_ratio'
        | 'bands_miss_ages'
      band?: number
    }
  | { field: 'ageToMonths' | 'slotMaxMinutes'; problem: 'before_from' }
  | { field: keyof Policy; problem: 'city_sets_all' | 'city_alone' }

/** Least and most of each number; price in fen an hour, area in dm², fever in tenths of a degree. */
const bounds: { [Key in keyof Policy]?: [least: number, most: number] } = {
  fixedRatio: [1, 20],
  minCaregivers: [0, 50],
  areaPerChildDm2: [50, 5_000],
  largestGroup: [1, 500],
  ageFromMonths: [0, 143],
  ageToMonths: [1, 144],
  slotCap: [1, 500],
  slotMinMinutes: [30, 600],
  slotMaxMinutes: [30, 600],
  allowanceAmount: [1, 10_000],
  priceCeilingFenPerHour: [0, 100_000],
  releaseDaysAhead: [1, 90],
  bookingClosesWorkingDays: [0, 10],
  sameDayReserve: [0, 50],
  sameDayReserveFromPlaces: [1, 500],
  sameDayClosesMinutes: [0, 720],
  residentsReserve: [0, 500],
  residentsUntilDays: [0, 60],
  cancelWorkingDays: [0, 10],
  markMissed: [0, 10],
  markLateCancellation: [0, 10],
  markLateCollection: [0, 10],
  marksLimit: [1, 100],
  marksWindowDays: [1, 730],
  suspensionDays: [0, 365],
  childOpenBookings: [1, 100],
  childMonthBookings: [1, 100],
  holdMinutes: [1, 30],
  familyHolds: [0, 5],
  feverTenths: [370, 400],
  plannedPlacesPercent: [1, 100],
}

const times = ['releaseTime', 'bookingClosesTime', 'cancelTime'] as const

/** Settings that decide which slots timetables make and what they are like. */
const slotShaping = [
  'ageFromMonths',
  'ageToMonths',
  'priceCeilingFenPerHour',
  'releaseDaysAhead',
  'openOnMakeupDays',
] as const satisfies (keyof Policy)[]

/** Whether slots have to be made anew where these settings change. */
export function shapesSlots(settings: { [Key in keyof Policy]?: unknown }): boolean {
  return slotShaping.some((field) => settings[field] !== undefined)
}

/**
 * Everything wrong with settings as they would stand: each value on its own, then ages, slot
 * lengths and bands against what is in force with them (where one is given back, what then is).
 * The city gives nothing back, having nobody above it; the second factor is the city's alone.
 */
export function policyProblems(
  settings: PolicySettings,
  inForce: Policy,
  level: PolicyLevel | null = null,
): PolicyProblem[] {
  const problems = levelProblems(settings, level)
  for (const field of Object.keys(bounds) as (keyof Policy)[]) {
    const value = settings[field]
    const [least, most] = bounds[field] ?? [0, 0]
    if (typeof value !== 'number') continue
    if (!Number.isInteger(value)) problems.push({ field, problem: 'not_whole' })
    else if (value < least) problems.push({ field, problem: 'below_least', least })
    else if (value > most) problems.push({ field, problem: 'above_most', most })
  }
  for (const field of ['slotMinMinutes', 'slotMaxMinutes'] as const) {
    if ((settings[field] ?? 0) % 15 !== 0) problems.push({ field, problem: 'not_in_steps' })
  }
  for (const field of times) {
    const value = settings[field]
    if (value != null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) {
      problems.push({ field, problem: 'not_a_time' })
    }
  }
  if (settings.ageBands) problems.push(...bandProblems(settings.ageBands))
  return problems.length > 0 ? problems : misfits(settings, inForce)
}

function levelProblems(settings: PolicySettings, level: PolicyLevel | null): PolicyProblem[] {
  if (level === null) return []
  if (level !== 'city') {
    const field = 'secondFactorFrom'
    return settings[field] === undefined ? [] : [{ field, problem: 'city_alone' }]
  }
  return (Object.keys(settings) as (keyof Policy)[])
    .filter((field) => settings[field] === null)
    .map((field) => ({ field, problem: 'city_sets_all' }))
}

function bandProblems(bands: AgeBand[]): PolicyProblem[] {
  if (bands.length === 0) return [{ field: 'ageBands', problem: 'bands_empty' }]
  if (bands.length > 8) return [{ field: 'ageBands', problem: 'bands_too_many' }]
  return bands.flatMap((band, index): PolicyProblem[] => {
    const field = 'ageBands'
    const whole = Object.values(band).every(Number.isInteger)
    if (!whole || band.from_months < 0) return [{ field, problem: 'not_whole' }]
    if (band.to_months <= band.from_months)
      return [{ field, problem: 'band_reversed', band: index }]
    if (band.from_months < (bands[index - 1]?.to_months ?? 0)) {
      return [{ field, problem: 'bands_overlap', band: index }]
    }
    const ratio = band.children_per_caregiver
    return ratio < 1 || ratio > 20 ? [{ field, problem: 'band_ratio', band: index }] : []
  })
}

/** Values that are fine alone but not together with what is in force. */
function misfits(settings: PolicySettings, inForce: Policy): PolicyProblem[] {
  const set = Object.entries(settings).filter(([, value]) => value != null)
  const merged: Policy = { ...inForce, ...Object.fromEntries(set) }
  const problems: PolicyProblem[] = []
  if (merged.ageToMonths <= merged.ageFromMonths) {
    problems.push({ field: 'ageToMonths', problem: 'before_from' })
  } else if (!coversAges(merged)) {
    problems.push({ field: 'ageBands', problem: 'bands_miss_ages' })
  }
  if (merged.slotMaxMinutes < merged.slotMinMinutes) {
    problems.push({ field: 'slotMaxMinutes', problem: 'before_from' })
  }
  return problems
}

/** Whether the bands cover every age the policy admits: outside them a child is refused. */
function coversAges({ ageBands, ageFromMonths, ageToMonths }: Policy): boolean {
  let covered = ageFromMonths
  for (const band of ageBands) {
    if (band.from_months <= covered && band.to_months > covered) covered = band.to_months
  }
  return covered >= ageToMonths
}
