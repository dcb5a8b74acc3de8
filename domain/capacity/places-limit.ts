import { mostMinded, youngestBand } from './rules'
import type { Limits } from './types'

/** How many children there may be at one time, and what sets that number; to show, never to decide. */
export type PlacesLimit = {
  /** On duty and counting for the ratio. */
  caregivers: number
  /** The least number of them. */
  needed: number
  most: number
  /** `few_caregivers`: fewer than needed, so nobody may come. */
  by: 'caregivers' | 'few_caregivers' | 'room' | 'slot'
  /** Whether caregivers may mind more or fewer children of another age. */
  byAge: boolean
}

/**
 * The least of what the caregivers may mind, the room holds and the slot takes in a quarter hour,
 * for a child of an age in completed months; the caregivers' limit comes first if two are the same.
 */
export function placesLimit(
  limits: Limits,
  asked: { cap: number; ageMonths: number; youngestThere: number | null },
): PlacesLimit {
  const { rules, caregivers, licensedPlaces, areaPlaces } = limits
  const band = youngestBand(rules, asked.ageMonths)
  const room = Math.min(licensedPlaces, areaPlaces ?? Infinity, rules.largestGroup)
  const minded = mostMinded(limits, band, asked.youngestThere)
  const most = Math.min(minded, room, asked.cap)
  const few = caregivers < rules.minCaregivers
  return {
    caregivers,
    needed: rules.minCaregivers,
    most,
    by: few
      ? 'few_caregivers'
      : most === minded
        ? 'caregivers'
        : most === asked.cap
          ? 'slot'
          : 'room',
    byAge: rules.mixedPolicy !== 'fixed_ratio',
  }
}
