import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LedgerQuarter } from '@/domain/capacity/load-queries'
import { loadOf, loadSpans } from '@/domain/capacity/load-rules'
import { requiredCaregivers } from '@/domain/capacity/rules'
import type { MixedPolicy, Rules } from '@/domain/capacity/types'
import { checkState, countsOn } from '@/domain/roster/qualification-rules'

const bands = [
  { fromMonths: 12, toMonths: 24, childrenPerCaregiver: 5 },
  { fromMonths: 24, toMonths: 36, childrenPerCaregiver: 7 },
]
const rulesOf = (mixedPolicy: MixedPolicy): Rules => ({
  mixedPolicy,
  fixedRatio: 5,
  minCaregivers: 1,
  areaPerChildDm2: 400,
  largestGroup: 20,
  bands,
})

test('the load shown is above its limit exactly when more caregivers are needed than on duty', () => {
  const child = fc.record({
    band: fc.integer({ min: 0, max: 1 }),
    factorHundredths: fc.constantFrom(100, 150, 175, 200),
  })
  fc.assert(
    fc.property(
      fc.constantFrom<MixedPolicy>('fixed_ratio', 'sum_of_fractions', 'youngest'),
      fc.array(child, { maxLength: 20 }),
      fc.integer({ min: 1, max: 5 }),
      (mixedPolicy, present, caregivers) => {
        const rules = rulesOf(mixedPolicy)
        const of = (band: number) => present.filter((one) => one.band === band)
        const bandHeads = [of(0).length, of(1).length]
        const bandLoad = [0, 1].map((band) =>
          of(band).reduce((sum, one) => sum + one.factorHundredths, 0),
        )
        const load = loadOf({ limits: { rules, caregivers }, bandHeads, bandLoad })
        expect(load.thousandths > load.limit).toBe(requiredCaregivers(rules, present) > caregivers)
      },
    ),
    { numRuns: 1000 },
  )
})

test('four children of 18 months and eight of 30 months are 1.943 of two caregivers', () => {
  const limits = { rules: rulesOf('sum_of_fractions'), caregivers: 2 }
  const load = loadOf({ limits, bandHeads: [4, 8], bandLoad: [400, 800] })
  expect(load).toEqual({ by: 'sum_of_fractions', thousandths: 1943, limit: 2000, ratio: null })
})

test('quarter hours alike are one line, unless there is a gap between them', () => {
  const quarter = (time: string, heads: number): LedgerQuarter => ({
    at: new Date(`2026-11-26T${time}:00+08:00`),
    day: '2026-11-26',
    limits: {
      rules: rulesOf('fixed_ratio'),
      licensedPlaces: 10,
      areaPlaces: null,
      caregivers: 2,
    },
    heads,
    bandHeads: [heads, 0],
    bandLoad: [heads * 100, 0],
    needed: heads > 0 ? 1 : 0,
    broken: [],
  })
  const spans = loadSpans([
    quarter('09:00', 3),
    quarter('09:15', 3),
    quarter('09:30', 4),
    quarter('14:00', 4),
  ])
  const shown = spans.map(({ from, to, heads }) => [
    (to.getTime() - from.getTime()) / 60_000,
    heads,
  ])
  expect(shown).toEqual([
    [30, 3],
    [15, 4],
    [15, 4],
  ])
})

test('a check holds through its last day and is warned of for thirty days', () => {
  const person = { kind: 'caregiver' as const, countsForRatio: true, active: true }
  expect(countsOn({ ...person, qualifiedUntil: '2026-11-26' }, '2026-11-26')).toBe(true)
  expect(countsOn({ ...person, qualifiedUntil: '2026-11-26' }, '2026-11-27')).toBe(false)
  expect(countsOn({ ...person, qualifiedUntil: null }, '2099-01-01')).toBe(true)
  expect(checkState(null, '2026-11-26')).toBe('unknown')
  expect(checkState('2026-11-25', '2026-11-26')).toBe('over')
  expect(checkState('2026-11-26', '2026-11-26')).toBe('soon')
  expect(checkState('2026-12-25', '2026-11-26')).toBe('soon')
  expect(checkState('2026-12-26', '2026-11-26')).toBe('holds')
})
