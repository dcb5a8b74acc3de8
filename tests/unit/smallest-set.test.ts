import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenTerms } from '@/domain/capacity/rules'
import type { Limits, MixedPolicy } from '@/domain/capacity/types'
import { type Fits, type Movable, smallestSet } from '@/domain/shortfalls/smallest-set'

const bands = [
  { fromMonths: 12, toMonths: 24, childrenPerCaregiver: 3 },
  { fromMonths: 24, toMonths: 36, childrenPerCaregiver: 5 },
]

const limits = fc.record({
  licensedPlaces: fc.integer({ min: 0, max: 8 }),
  areaPlaces: fc.constantFrom(null, 6),
  caregivers: fc.integer({ min: 0, max: 3 }),
  rules: fc.record({
    mixedPolicy: fc.constantFrom<MixedPolicy>('fixed_ratio', 'sum_of_fractions', 'youngest'),
    fixedRatio: fc.integer({ min: 2, max: 5 }),
    minCaregivers: fc.integer({ min: 1, max: 2 }),
    areaPerChildDm2: fc.constant(400),
    largestGroup: fc.integer({ min: 3, max: 9 }),
    bands: fc.constant(bands),
  }),
})

const children = fc
  .array(
    fc.record({
      from: fc.integer({ min: 0, max: 2 }),
      length: fc.integer({ min: 1, max: 3 }),
      band: fc.integer({ min: 0, max: 1 }),
      factorHundredths: fc.constantFrom(100, 150, 175, 200),
      claimed: fc.integer({ min: 0, max: 20 }),
    }),
    { maxLength: 10 },
  )
  .map((list) =>
    list.map(({ from, length, band, factorHundredths, claimed }, n): Movable => {
      const moments = [0, 1, 2].filter((at) => at >= from && at < from + length)
      return { id: `${n}`, moments, band, factorHundredths, claimedAt: new Date(claimed) }
    }),
  )

const fitsOf =
  (limit: Limits): Fits =>
  (present) =>
    brokenTerms(limit, present).length === 0

function keeps(movables: Movable[], moments: Fits[], gone: Set<string>): boolean {
  return moments.every((fits, at) =>
    fits(movables.filter(({ id, moments }) => !gone.has(id) && moments.includes(at))),
  )
}

/** The smallest set, by trying every set there is. */
function fewest(movables: Movable[], moments: Fits[]): number {
  let best = movables.length
  for (let set = 0; set < 2 ** movables.length; set += 1) {
    const gone = new Set(movables.filter((_, n) => (set >> n) & 1).map(({ id }) => id))
    if (gone.size < best && keeps(movables, moments, gone)) best = gone.size
  }
  return best
}

test('the set found suffices and no smaller one does', () => {
  fc.assert(
    fc.property(children, fc.array(limits, { minLength: 3, maxLength: 3 }), (movables, three) => {
      const moments = three.map(fitsOf)
      const found = smallestSet(movables, moments)
      if (!found) throw new Error('an empty room keeps every limit')
      expect(found.exact).toBe(true)
      expect(found.suggested).toHaveLength(found.count)
      expect(keeps(movables, moments, new Set(found.suggested))).toBe(true)
      expect(found.count).toBe(fewest(movables, moments))
      expect(found.choices).toEqual(expect.arrayContaining(found.suggested))
    }),
    { numRuns: 300 },
  )
})

test('of children alike the one booked last is asked first, and any of them would do', () => {
  const movables = [5, 9, 7].map((claimed, n) => ({
    id: `${n}`,
    moments: [0],
    band: 1,
    factorHundredths: 100,
    claimedAt: new Date(claimed),
  }))
  const found = smallestSet(movables, [(present) => present.length <= 2])
  expect(found).toEqual({ count: 1, exact: true, suggested: ['1'], choices: ['1', '2', '0'] })
})

test('forty children that are all different are answered after a bounded search, and never with too few', () => {
  const movables = Array.from({ length: 40 }, (_, n) => ({
    id: `${n}`,
    moments: [0, 1, 2, 3].filter((at) => (n >> at) % 2 === 0 || at === n % 4),
    band: n % 2,
    factorHundredths: 100 + n,
    claimedAt: new Date(n),
  }))
  // The most sets it looks at, each at four moments, and those on the way to the set it settles for.
  const most = 4 * (50_000 + 100)
  let asked = 0
  const moments = Array.from(
    { length: 4 },
    (): Fits => (present) => {
      asked += 1
      if (asked > most) throw new Error('the search has no bound')
      return present.length <= 8
    },
  )
  const found = smallestSet(movables, moments)
  expect(keeps(movables, moments, new Set(found?.suggested))).toBe(true)
})
