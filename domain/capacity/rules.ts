import type { Limits, Present, Rules, Term } from './types'

/**
 * The least common multiple of 1 to 20, the ratios a policy may set: a child's share of a
 * caregiver in these units is a whole number, so that fractions add up without rounding.
 */
const caregiverUnits = 232_792_560

/** The index of the band an age in completed months falls in; null outside every band. */
export function bandOf(rules: Rules, ageMonths: number): number | null {
  const index = rules.bands.findIndex((b) => ageMonths >= b.fromMonths && ageMonths < b.toMonths)
  return index === -1 ? null : index
}

/** The youngest band a slot that admits from this age (completed months) on can bring. */
export function youngestBand(rules: Rules, ageFromMonths: number): number {
  const index = rules.bands.findIndex((b) => b.toMonths > ageFromMonths)
  return index === -1 ? rules.bands.length - 1 : index
}

/** Places for the play area: whole children only. Null if the area is not known. */
export function areaPlaces(playAreaDm2: number | null, areaPerChildDm2: number): number | null {
  return playAreaDm2 === null ? null : Math.floor(playAreaDm2 / areaPerChildDm2)
}

/**
 * Caregivers needed for the children present and the places kept. A kept place counts as one
 * child of factor 1 in its band, which never lets a caregiver mind more than the children present do: nobody
 * may come to it. Never fewer than the least number while anybody is there.
 */
export function requiredCaregivers(rules: Rules, present: Present[], kept: number[] = []): number {
  const all = withKept(present, kept)
  if (all.length === 0) return 0
  return Math.max(rules.minCaregivers, Math.ceil(load(rules, all) / unit(rules, present, kept)))
}

/** The limits a quarter hour breaks with these children present and places kept, in order. */
export function brokenTerms(limits: Limits, present: Present[], kept: number[] = []): Term[] {
  const heads = present.length + kept.length
  const broken: Term[] = []
  if (heads > limits.licensedPlaces) broken.push('licensed_places')
  if (limits.areaPlaces !== null && heads > limits.areaPlaces) broken.push('area_places')
  if (heads > limits.rules.largestGroup) broken.push('largest_group')
  if (limits.caregivers < limits.rules.minCaregivers) {
    if (present.length > 0) broken.push('min_caregivers')
  } else if (requiredCaregivers(limits.rules, present, kept) > limits.caregivers) {
    broken.push('ratio')
  }
  return broken
}

/**
 * What the children present lack of caregivers: how many, and the limit that asks for so many. Null if
 * enough are on duty. Below the least number it is the ratio that is told if that asks for more.
 */
export function staffShort(
  { rules, caregivers }: Pick<Limits, 'rules' | 'caregivers'>,
  present: Present[],
): { term: 'min_caregivers' | 'ratio'; by: number } | null {
  const needed = requiredCaregivers(rules, present)
  if (needed <= caregivers) return null
  const term = needed === rules.minCaregivers ? 'min_caregivers' : 'ratio'
  return { term, by: needed - caregivers }
}

/** How many more children of one band and factor 1 fit in a quarter hour of the room. */
export function freeInRoom(
  limits: Limits,
  present: Present[],
  kept: number[],
  band: number | null,
): number {
  const { rules, caregivers } = limits
  if (band === null || caregivers < rules.minCaregivers) return 0
  const headsLeft =
    Math.min(limits.licensedPlaces, limits.areaPlaces ?? Infinity, rules.largestGroup) -
    present.length -
    kept.length
  return Math.max(0, Math.min(headsLeft, ratioLeft(limits, present, kept, band)))
}

/**
 * How many more children of one band and factor 1 the caregivers on duty can mind; below zero if they
 * mind too many already. The least number of caregivers is not asked for.
 */
export function ratioLeft(
  { rules, caregivers }: Pick<Limits, 'rules' | 'caregivers'>,
  present: Present[],
  kept: number[],
  band: number,
): number {
  const all = withKept(present, kept)
  const next = { band, factorHundredths: 100 }
  const minded = caregivers * unit(rules, [...present, next], kept)
  return Math.floor((minded - load(rules, all)) / load(rules, [next]))
}

/**
 * Children of one band whom the caregivers on duty may mind at one time, given the youngest child there
 * already (its band; null with nobody there). None below the least number of caregivers.
 */
export function mostMinded(
  { rules, caregivers }: Pick<Limits, 'rules' | 'caregivers'>,
  band: number,
  youngestThere: number | null,
): number {
  if (caregivers < rules.minCaregivers) return 0
  switch (rules.mixedPolicy) {
    case 'fixed_ratio':
      return caregivers * rules.fixedRatio
    case 'youngest':
      return caregivers * ratioOf(rules, Math.min(band, youngestThere ?? band))
    case 'sum_of_fractions':
      return caregivers * ratioOf(rules, band)
  }
}

/** What the children weigh, in the unit of `unit`. */
function load(rules: Rules, all: Present[]): number {
  return all.reduce((sum, child) => sum + weight(rules, child), 0)
}

function weight(rules: Rules, child: Present): number {
  if (rules.mixedPolicy !== 'sum_of_fractions') return child.factorHundredths
  return child.factorHundredths * (caregiverUnits / ratioOf(rules, child.band))
}

/** What one caregiver can mind, in hundredths of a child or in fractions of a caregiver. */
function unit(rules: Rules, present: Present[], kept: number[]): number {
  switch (rules.mixedPolicy) {
    case 'fixed_ratio':
      return 100 * rules.fixedRatio
    case 'youngest':
      return 100 * youngestRatio(rules, present, kept)
    case 'sum_of_fractions':
      return 100 * caregiverUnits
  }
}

/** By the youngest child present, and by the youngest kept place if that allows fewer. */
function youngestRatio(rules: Rules, present: Present[], kept: number[]): number {
  const there = present.map((child) => child.band)
  const bands = [there, [...there, ...kept]].filter((some) => some.length > 0)
  return Math.min(...bands.map((some) => ratioOf(rules, Math.min(...some))))
}

/** Children one caregiver minds in a band. */
export function ratioOf(rules: Rules, band: number): number {
  const found = rules.bands[band]
  if (!found) throw new RangeError(`no band ${band}`)
  return found.childrenPerCaregiver
}

function withKept(present: Present[], kept: number[]): Present[] {
  return [...present, ...kept.map((band) => ({ band, factorHundredths: 100 }))]
}
