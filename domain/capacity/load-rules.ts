import type { LedgerQuarter } from './load-queries'
import { ratioOf } from './rules'
import type { MixedPolicy, Rules, Term } from './types'

/**
 * What the children of a quarter hour weigh against the caregivers on duty, in the policy's own
 * arithmetic: children by factor against caregivers × ratio, or shares of caregivers against
 * caregivers. Both in thousandths; shares are rounded up, so that a sum just above a whole number
 * does not look like it. `ratio` is null if the children's own bands set it.
 */
export type Load = { by: MixedPolicy; thousandths: number; limit: number; ratio: number | null }

type Weighed = Pick<LedgerQuarter, 'bandHeads' | 'bandLoad'> & {
  limits: { rules: Rules; caregivers: number }
}

export function loadOf({ limits, bandHeads, bandLoad }: Weighed): Load {
  const { rules, caregivers } = limits
  const by = rules.mixedPolicy
  if (by === 'sum_of_fractions') {
    const total = bandLoad.reduce((sum, load, band) => sum + load / ratioOf(rules, band), 0)
    const thousandths = Math.ceil(total * 10 - 1e-6)
    return { by, thousandths, limit: caregivers * 1000, ratio: null }
  }
  const thousandths = bandLoad.reduce((sum, load) => sum + load * 10, 0)
  const youngest = bandHeads.findIndex((heads) => heads > 0)
  const ratio =
    by === 'fixed_ratio' ? rules.fixedRatio : ratioOf(rules, youngest === -1 ? 0 : youngest)
  return { by, thousandths, limit: caregivers * ratio * 1000, ratio }
}

/** Children the room can hold at once, however many caregivers there are: licence, area and largest group. */
export function headsLimit({ limits }: Pick<LedgerQuarter, 'limits'>): number {
  const { licensedPlaces, areaPlaces, rules } = limits
  return Math.min(licensedPlaces, areaPlaces ?? Number.POSITIVE_INFINITY, rules.largestGroup)
}

/** A run of quarter hours in which nothing changes. */
export type LoadSpan = {
  from: Date
  to: Date
  heads: number
  limit: number
  caregivers: number
  needed: number
  load: Load
  broken: Term[]
}

const quarterMs = 15 * 60_000

/** The quarter hours of a day as runs of equal ones, in order. */
export function loadSpans(quarters: LedgerQuarter[]): LoadSpan[] {
  const spans: (LoadSpan & { key: string })[] = []
  for (const quarter of quarters) {
    const { at, heads, needed, broken } = quarter
    const { caregivers } = quarter.limits
    const to = new Date(at.getTime() + quarterMs)
    const same = {
      heads,
      limit: headsLimit(quarter),
      caregivers,
      needed,
      load: loadOf(quarter),
      broken,
    }
    const key = JSON.stringify(same)
    const last = spans.at(-1)
    if (last?.key === key && last.to.getTime() === at.getTime()) last.to = to
    else spans.push({ key, from: at, to, ...same })
  }
  return spans.map(({ key: _, ...span }) => span)
}
