export type MixedPolicy = 'fixed_ratio' | 'sum_of_fractions' | 'youngest'

/** Completed months [from, to) and how many of its children one caregiver minds. */
export type Band = { fromMonths: number; toMonths: number; childrenPerCaregiver: number }

/** The rule set in force. Areas in dm² (1 m² is 100 dm²). Bands ascend by age. */
export type Rules = {
  mixedPolicy: MixedPolicy
  fixedRatio: number
  minCaregivers: number
  areaPerChildDm2: number
  largestGroup: number
  bands: Band[]
}

/** What holds in one quarter hour of a room. `areaPlaces` is null if no play area is known. */
export type Limits = {
  rules: Rules
  licensedPlaces: number
  areaPlaces: number | null
  caregivers: number
}

/** A child present, by the index of its band and its own factor in hundredths (100 is one child). */
export type Present = { band: number; factorHundredths: number }

export const terms = [
  'licensed_places',
  'area_places',
  'largest_group',
  'min_caregivers',
  'ratio',
] as const

/** A limit of the room that can be broken, in the order in which they are given as the reason. */
export type Term = (typeof terms)[number]
