import { type Field, fields, maySetAt, settingOf } from './settings'
import type { AgeBand, Policy, PolicyLevel, PolicySettings } from './types'

/** What is wrong with one field of the settings somebody wants to set. */
export type PolicyProblem =
  | { field: Field; problem: 'below_least'; least: number }
  | { field: Field; problem: 'above_most'; most: number }
  | { field: Field; problem: 'not_whole' | 'not_a_time' | 'not_in_steps' }
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
  | { field: Field; problem: 'city_sets_all' | 'city_alone' }

/** Whether slots have to be made again when these settings change. */
export function shapesSlots(settings: { [Key in Field]?: unknown }): boolean {
  return fields.some((field) => settingOf(field).shapesSlots && settings[field] !== undefined)
}

/**
 * Everything wrong with settings as they would stand: each value on its own, then ages, slot
 * lengths and bands against what is in force with them (if one is given back, what is in force
 * then). The city gives nothing back, having nobody above it; some settings are the city's alone.
 */
export function policyProblems(
  settings: PolicySettings,
  inForce: Policy,
  level: PolicyLevel | null = null,
): PolicyProblem[] {
  const problems = [...levelProblems(settings, level), ...settingProblems(settings)]
  return problems.length > 0 ? problems : misfits(settings, inForce)
}

function levelProblems(settings: PolicySettings, level: PolicyLevel | null): PolicyProblem[] {
  if (level === null) return []
  return fields.flatMap((field): PolicyProblem[] => {
    if (settings[field] === undefined) return []
    if (!maySetAt(field, level)) return [{ field, problem: 'city_alone' }]
    return level === 'city' && settings[field] === null ? [{ field, problem: 'city_sets_all' }] : []
  })
}

/** What is wrong with each value alone, whatever is in force. */
export function settingProblems(settings: PolicySettings): PolicyProblem[] {
  return fields.flatMap((field) => valueProblems(field, settings[field]))
}

/** What is wrong with a value alone; nothing if it is given back or not set. */
function valueProblems(field: Field, value: unknown): PolicyProblem[] {
  const setting = settingOf(field)
  if (setting.kind === 'bands' && value) return bandProblems(value as AgeBand[], setting.most)
  if (setting.kind === 'time' && typeof value === 'string') {
    return /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? [] : [{ field, problem: 'not_a_time' }]
  }
  if (setting.kind !== 'number' || typeof value !== 'number') return []
  const [least, most] = setting.bounds
  const problems: PolicyProblem[] = []
  if (!Number.isInteger(value)) problems.push({ field, problem: 'not_whole' })
  else if (value < least) problems.push({ field, problem: 'below_least', least })
  else if (value > most) problems.push({ field, problem: 'above_most', most })
  if (setting.step && value % setting.step !== 0) problems.push({ field, problem: 'not_in_steps' })
  return problems
}

function bandProblems(bands: AgeBand[], most: number): PolicyProblem[] {
  if (bands.length === 0) return [{ field: 'ageBands', problem: 'bands_empty' }]
  if (bands.length > most) return [{ field: 'ageBands', problem: 'bands_too_many' }]
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
