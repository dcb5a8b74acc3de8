import type { Levels } from './level-queries'
import { policyLevels } from './level-rules'
import type { Policy, PolicyLevel, PolicySettings, SetBy, Setting } from './types'

/** The nearest of what several levels set; the database merges in the same order. */
export function nearest(set: SetBy[]): SetBy | null {
  return set.toSorted((a, b) => orderOf(b.level) - orderOf(a.level))[0] ?? null
}

/**
 * Every setting at a place of a level: in force, its own, and what it would be without its own.
 * A field that no level sets is left out; no install has one.
 */
export function settingsAt(level: PolicyLevel, levels: Levels): Setting[] {
  return (Object.entries(levels) as [keyof Policy, SetBy[]][]).flatMap(([field, set]) => {
    const inForce = nearest(set)
    if (!inForce) return []
    const own = set.find((one) => one.level === level) ?? null
    const inherited = nearest(set.filter((one) => one.level !== level))
    return [{ field, inForce, own, inherited }]
  })
}

/** The settings as they stand before a change, those it gives back as the levels above say. */
export function beneath(settings: Setting[], change: PolicySettings): PolicySettings {
  return Object.fromEntries(
    settings.map(({ field, inForce, inherited }) => [
      field,
      (change[field] === null ? (inherited ?? inForce) : inForce).value,
    ]),
  )
}

/** What a place itself sets, for comparing before and after. */
export function ownOf(settings: Setting[]): Record<string, unknown> {
  return Object.fromEntries(settings.flatMap(({ field, own }) => (own ? [[field, own.value]] : [])))
}

function orderOf(level: PolicyLevel): number {
  return policyLevels.indexOf(level)
}
