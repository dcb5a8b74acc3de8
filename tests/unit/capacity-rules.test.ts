import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  areaPlaces,
  bandOf,
  brokenTerms,
  freeInRoom,
  requiredCaregivers,
  staffShort,
  youngestBand,
} from '@/domain/capacity/rules'
import type { Limits, Present, Rules } from '@/domain/capacity/types'
import { quarters } from '../support/capacity-arbitraries'

const national: Rules = {
  mixedPolicy: 'sum_of_fractions',
  fixedRatio: 5,
  minCaregivers: 2,
  areaPerChildDm2: 400,
  largestGroup: 18,
  bands: [
    { fromMonths: 6, toMonths: 12, childrenPerCaregiver: 3 },
    { fromMonths: 12, toMonths: 24, childrenPerCaregiver: 5 },
    { fromMonths: 24, toMonths: 36, childrenPerCaregiver: 7 },
  ],
}
const limits: Limits = { rules: national, licensedPlaces: 20, areaPlaces: null, caregivers: 2 }

function children(count: number, ageMonths: number, factorHundredths = 100): Present[] {
  const band = bandOf(national, ageMonths)
  if (band === null) throw new Error(`no band at ${ageMonths} months`)
  return Array.from({ length: count }, () => ({ band, factorHundredths }))
}

describe('the sum of fractions, two caregivers', () => {
  test('four of 18 months and eight of 30 months weigh 1.94 and fit', () => {
    expect(brokenTerms(limits, [...children(4, 18), ...children(8, 30)])).toEqual([])
  })
  test('a ninth of 30 months would make 2.09 and is refused', () => {
    expect(brokenTerms(limits, [...children(4, 18), ...children(9, 30)])).toEqual(['ratio'])
    expect(requiredCaregivers(national, [...children(4, 18), ...children(9, 30)])).toBe(3)
  })
  test('a fifth of 18 months with seven older ones makes exactly 2.0 and fits', () => {
    expect(brokenTerms(limits, [...children(5, 18), ...children(7, 30)])).toEqual([])
    expect(freeInRoom(limits, [...children(5, 18), ...children(7, 30)], [], 2)).toBe(0)
    expect(freeInRoom(limits, [...children(4, 18), ...children(7, 30)], [], 1)).toBe(1)
  })
  test('a factor of 1.75 weighs for the ratio and not for heads', () => {
    const four = children(4, 30, 175)
    expect(
      brokenTerms({ ...limits, caregivers: 1, rules: { ...national, minCaregivers: 1 } }, four),
    ).toEqual([])
    expect(brokenTerms({ ...limits, licensedPlaces: 4 }, four)).toEqual([])
    expect(
      requiredCaregivers({ ...national, minCaregivers: 0 }, [...four, ...children(1, 30)]),
    ).toBe(2)
  })
})

test('the youngest child present sets the ratio of the group', () => {
  const rules: Rules = { ...national, mixedPolicy: 'youngest' }
  expect(brokenTerms({ ...limits, rules }, children(14, 30))).toEqual([])
  expect(brokenTerms({ ...limits, rules }, [...children(10, 30), ...children(1, 18)])).toEqual([
    'ratio',
  ])
  expect(brokenTerms({ ...limits, rules }, [...children(5, 30), ...children(1, 8)])).toEqual([])
})

test('a place kept for the young counts like a young child', () => {
  const rules: Rules = { ...national, mixedPolicy: 'youngest' }
  expect(brokenTerms({ ...limits, rules }, children(6, 30), [0])).toEqual(['ratio'])
  expect(brokenTerms({ ...limits, rules }, children(5, 30), [0])).toEqual([])
})

test('below the least number of caregivers nobody can be there', () => {
  expect(brokenTerms({ ...limits, caregivers: 1 }, children(1, 30))).toEqual(['min_caregivers'])
  expect(brokenTerms({ ...limits, caregivers: 1 }, [])).toEqual([])
  expect(freeInRoom({ ...limits, caregivers: 1 }, [], [], 2)).toBe(0)
})

test('broken limits are told in one order', () => {
  const small = { ...limits, licensedPlaces: 2, areaPlaces: 2, caregivers: 2 }
  expect(
    brokenTerms({ ...small, rules: { ...national, largestGroup: 2 } }, children(15, 30)),
  ).toEqual(['licensed_places', 'area_places', 'largest_group', 'ratio'])
})

test('an age falls in one band, from its first month to before its last', () => {
  expect([5, 6, 11, 12, 23, 24, 35, 36].map((age) => bandOf(national, age))).toEqual([
    null,
    0,
    0,
    1,
    1,
    2,
    2,
    null,
  ])
  expect([0, 11, 12, 30, 40].map((age) => youngestBand(national, age))).toEqual([0, 0, 1, 2, 2])
})

test('the play area holds whole children only', () => {
  expect(areaPlaces(3999, 400)).toBe(9)
  expect(areaPlaces(4000, 400)).toBe(10)
  expect(areaPlaces(null, 400)).toBeNull()
})

describe('for any rules, children and kept places', () => {
  const ratiosRise = ({ rules }: Limits) =>
    rules.bands.every(
      (band, n) => band.childrenPerCaregiver >= (rules.bands[n - 1]?.childrenPerCaregiver ?? 0),
    )
  const broken = (one: { limits: Limits; present: Present[]; kept: number[] }) =>
    brokenTerms(one.limits, one.present, one.kept)

  test('a further child never mends a broken limit', () => {
    fc.assert(
      fc.property(quarters, fc.integer({ min: 100, max: 400 }), (one, factorHundredths) => {
        const present = [...one.present, { band: one.band, factorHundredths }]
        // If a younger band may be minded by fewer, a younger child loosens the whole group.
        fc.pre(one.limits.rules.mixedPolicy !== 'youngest' || ratiosRise(one.limits))
        // An empty room breaks no least number of caregivers; the first child does.
        expect(broken({ ...one, present })).toEqual(expect.arrayContaining(broken(one)))
      }),
      { numRuns: 2000 },
    )
  })

  test('a further caregiver never breaks a limit', () => {
    fc.assert(
      fc.property(quarters, (one) => {
        const limits = { ...one.limits, caregivers: one.limits.caregivers + 1 }
        const wasBroken = broken(one)
        for (const term of broken({ ...one, limits })) {
          // If even the least number was missing, the ratio was not looked at.
          if (term === 'ratio' && one.limits.caregivers < one.limits.rules.minCaregivers) continue
          expect(wasBroken).toContain(term)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('the order of the children does not matter', () => {
    fc.assert(
      fc.property(quarters, (one) => {
        const turned = { ...one, present: one.present.toReversed(), kept: one.kept.toReversed() }
        expect(broken(turned)).toEqual(broken(one))
        expect(freeInRoom(turned.limits, turned.present, turned.kept, one.band)).toBe(
          freeInRoom(one.limits, one.present, one.kept, one.band),
        )
      }),
    )
  })

  test('free places are as many as can be added one by one', () => {
    fc.assert(
      fc.property(quarters, ({ limits, present, kept, band }) => {
        const added = [...present]
        let free = 0
        for (;;) {
          added.push({ band, factorHundredths: 100 })
          if (brokenTerms(limits, added, kept).length > 0) break
          free += 1
        }
        expect(freeInRoom(limits, present, kept, band)).toBe(free)
      }),
      { numRuns: 5000 },
    )
  })

  test('caregivers needed are the fewest that break nothing', () => {
    fc.assert(
      fc.property(quarters, ({ limits, present, kept }) => {
        const needed = requiredCaregivers(limits.rules, present, kept)
        const ratio = (caregivers: number) =>
          brokenTerms({ ...limits, caregivers }, present, kept).filter(
            (term) => term === 'ratio' || term === 'min_caregivers',
          )
        expect(ratio(needed)).toEqual([])
        if (needed > 0 && present.length > 0) expect(ratio(needed - 1)).not.toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})

test('what is missing of caregivers ends with exactly so many more, and is told by the limit that asks for them', () => {
  fc.assert(
    fc.property(quarters, ({ limits, present }) => {
      const short = staffShort(limits, present)
      const broken = (caregivers: number) =>
        brokenTerms({ ...limits, caregivers }, present).filter(
          (term) => term === 'ratio' || term === 'min_caregivers',
        )
      expect(short === null).toBe(broken(limits.caregivers).length === 0)
      if (!short) return
      expect(broken(limits.caregivers + short.by)).toEqual([])
      expect(broken(limits.caregivers + short.by - 1)).not.toEqual([])
      const least = short.term === 'min_caregivers'
      expect(limits.caregivers + short.by === limits.rules.minCaregivers).toBe(least)
    }),
    { numRuns: 3000 },
  )
})
