import { youngestBand } from '@/domain/capacity/rules'
import type { CapacityExplanation } from '@/domain/explaining/explain-capacity'

/** Places kept by all slots of the room together. */
export function keptInAll(told: CapacityExplanation): number {
  return told.slots.reduce((sum, { kept }) => sum + kept.sameDay + kept.residents, 0)
}

export type BandGroup = { band: number; count: number; loadHundredths: number }

/** The children present by band, youngest first; the load is the sum of their factors. */
export function bandGroups(told: CapacityExplanation): BandGroup[] {
  const groups = new Map<number, BandGroup>()
  for (const { band, factorHundredths } of told.children) {
    const group = groups.get(band) ?? { band, count: 0, loadHundredths: 0 }
    group.count += 1
    group.loadHundredths += factorHundredths
    groups.set(band, group)
  }
  return [...groups.values()].sort((a, b) => a.band - b.band)
}

/** Places kept, by the band each is counted in: the youngest its slot admits. */
export function keptBandsOf(told: CapacityExplanation): { band: number; count: number }[] {
  return told.slots
    .map(({ kept, ageFromMonths }) => ({
      band: youngestBand(told.limits.rules, ageFromMonths),
      count: kept.sameDay + kept.residents,
    }))
    .filter(({ count }) => count > 0)
}

/** The band that sets the ratio of a mixed group: the youngest present or kept; null with nobody. */
export function settingBand(told: CapacityExplanation): number | null {
  const bands = [...told.children, ...keptBandsOf(told)].map(({ band }) => band)
  return bands.length === 0 ? null : Math.min(...bands)
}

/**
 * The shares of caregivers as a written sum (`4 ÷ 5 + 8 ÷ 7`) and its value to three decimals,
 * rounded up: a sum just above a whole number must not look like it. The decision is made exactly.
 */
export function shares(told: CapacityExplanation): { sum: string; load: string } {
  const ratioOf = (band: number) => told.limits.rules.bands[band]?.childrenPerCaregiver ?? 1
  const parts = [
    ...bandGroups(told).map(({ band, loadHundredths }) => ({
      band,
      children: loadHundredths / 100,
    })),
    ...keptBandsOf(told).map(({ band, count }) => ({ band, children: count })),
  ]
  const total = parts.reduce((sum, { band, children }) => sum + children / ratioOf(band), 0)
  return {
    sum: parts.map(({ band, children }) => `${children} ÷ ${ratioOf(band)}`).join(' + '),
    load: String(Math.ceil(total * 1000 - 1e-6) / 1000),
  }
}
