import { areaPlaces, requiredCaregivers } from '../capacity/rules'
import type { Band, MixedPolicy, Rules } from '../capacity/types'

/** The settings that say what a slot can take. Areas in dm². */
export type PlaceRules = Rules & { slotCap: number }

export type PlaceTerm = 'licensed_places' | 'area_places' | 'largest_group' | 'slot_cap'

export type PlacesOfSlot = {
  /** Each limit with its places; null if it does not limit. */
  limits: { term: PlaceTerm; places: number | null }[]
  /** The smallest of them, and which limits say so. */
  places: number
  binding: PlaceTerm[]
  /** Caregivers needed for all places; by age band if the ratio depends on it. */
  caregivers: { band: Band | null; count: number }[]
}

/**
 * What a slot of the policy's cap can take in a room with these facts: the same sum the ledger
 * makes, for showing while somebody types. Staff on duty lower it further.
 */
export function placesOfSlot(
  room: { licensedPlaces: number; playAreaDm2: number | null },
  rules: PlaceRules,
): PlacesOfSlot {
  const limits: PlacesOfSlot['limits'] = [
    { term: 'licensed_places', places: room.licensedPlaces },
    { term: 'area_places', places: areaPlaces(room.playAreaDm2, rules.areaPerChildDm2) },
    { term: 'largest_group', places: rules.largestGroup },
    { term: 'slot_cap', places: rules.slotCap },
  ]
  const places = Math.min(...limits.map((limit) => limit.places ?? Infinity))
  const needed = (band: number) => {
    const child = { band, factorHundredths: 100 }
    return requiredCaregivers(
      rules,
      Array.from({ length: places }, () => child),
    )
  }
  return {
    limits,
    places,
    binding: limits.filter((limit) => limit.places === places).map(({ term }) => term),
    caregivers:
      rules.mixedPolicy === 'fixed_ratio'
        ? [{ band: null, count: needed(0) }]
        : rules.bands.map((band, n) => ({ band, count: needed(n) })),
  }
}

type Settings = {
  mixedPolicy: MixedPolicy
  fixedRatio: number
  minCaregivers: number
  areaPerChildDm2: number
  largestGroup: number
  slotCap: number
  ageBands: { from_months: number; to_months: number; children_per_caregiver: number }[]
}

/** The part of the settings in force that `placesOfSlot` needs. */
export function placeRules(policy: Settings): PlaceRules {
  const { mixedPolicy, fixedRatio, minCaregivers, areaPerChildDm2, largestGroup, slotCap } = policy
  const bands = policy.ageBands.map((band) => ({
    fromMonths: band.from_months,
    toMonths: band.to_months,
    childrenPerCaregiver: band.children_per_caregiver,
  }))
  return {
    mixedPolicy,
    fixedRatio,
    minCaregivers,
    areaPerChildDm2,
    largestGroup,
    slotCap,
    bands,
  }
}
