import type { MixedPolicy, Rules } from './types'

/** A stored rule set as a query reads it: bands as three lists of the same length. */
export type RulesRow = {
  mixedPolicy: MixedPolicy
  fixedRatio: number
  minCaregivers: number
  areaPerChildDm2: number
  largestGroup: number
  bandFrom: number[]
  bandTo: number[]
  bandRatio: number[]
}

/** The rule set of a row. */
export function rulesOf(row: RulesRow): Rules {
  const { mixedPolicy, fixedRatio, minCaregivers, areaPerChildDm2, largestGroup } = row
  const bands = row.bandFrom.map((fromMonths, n) => ({
    fromMonths,
    toMonths: row.bandTo[n] ?? fromMonths,
    childrenPerCaregiver: row.bandRatio[n] ?? 1,
  }))
  return { mixedPolicy, fixedRatio, minCaregivers, areaPerChildDm2, largestGroup, bands }
}
