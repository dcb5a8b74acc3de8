import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placesLimit } from '@/domain/capacity/places-limit'
import { freeInRoom, mostMinded } from '@/domain/capacity/rules'
import type { Limits, Rules } from '@/domain/capacity/types'
import { quarters } from '../support/capacity-arbitraries'

const rules: Rules = {
  mixedPolicy: 'fixed_ratio',
  fixedRatio: 5,
  minCaregivers: 2,
  areaPerChildDm2: 400,
  largestGroup: 10,
  bands: [
    { fromMonths: 12, toMonths: 24, childrenPerCaregiver: 5 },
    { fromMonths: 24, toMonths: 36, childrenPerCaregiver: 7 },
  ],
}
const limits: Limits = { rules, licensedPlaces: 20, areaPlaces: null, caregivers: 2 }
const asked = { cap: 10, ageMonths: 30, youngestThere: null }

describe('what limits the places of a quarter hour', () => {
  test('two caregivers by a ratio of five, before a cap that says the same', () => {
    expect(placesLimit(limits, asked)).toEqual({
      caregivers: 2,
      needed: 2,
      most: 10,
      by: 'caregivers',
      byAge: false,
    })
  })

  test.each([
    ['the slot’s cap', limits, { ...asked, cap: 6 }, { most: 6, by: 'slot' }],
    ['the licence', { ...limits, licensedPlaces: 8 }, asked, { most: 8, by: 'room' }],
    ['the play area', { ...limits, areaPlaces: 7 }, asked, { most: 7, by: 'room' }],
    [
      'the largest group',
      { ...limits, caregivers: 4 },
      { ...asked, cap: 30 },
      { most: 10, by: 'room' },
    ],
    ['too few caregivers', { ...limits, caregivers: 1 }, asked, { most: 0, by: 'few_caregivers' }],
  ] as const)('%s', (_, given, of, limit) => {
    expect(placesLimit(given, of)).toMatchObject(limit)
  })

  test('where ages count, those of the child and of the youngest there', () => {
    const of = (mixedPolicy: Rules['mixedPolicy'], band: number, youngestThere: number | null) =>
      mostMinded({ ...limits, rules: { ...rules, mixedPolicy } }, band, youngestThere)
    expect(of('sum_of_fractions', 1, 0)).toBe(14)
    expect(of('youngest', 1, null)).toBe(14)
    expect(of('youngest', 1, 0)).toBe(10)
    expect(of('youngest', 0, 1)).toBe(10)
    expect(of('fixed_ratio', 1, 0)).toBe(10)
  })

  test('never fewer than the places told to be free, where the younger take no less care', () => {
    fc.assert(
      fc.property(quarters, ({ limits: made, present, kept, band }) => {
        const ratios = made.rules.bands.map((one) => one.childrenPerCaregiver).sort((a, b) => a - b)
        const bands = made.rules.bands.map((one, n) => ({
          ...one,
          childrenPerCaregiver: ratios[n] ?? 1,
        }))
        const some = { ...made, rules: { ...made.rules, bands } }
        const there = present.map((one) => one.band)
        const ageMonths = some.rules.bands[band]?.fromMonths ?? 0
        const { most } = placesLimit(some, {
          cap: 500,
          ageMonths,
          youngestThere: there.length === 0 ? null : Math.min(...there),
        })
        expect(most).toBeGreaterThanOrEqual(freeInRoom(some, present, kept, band))
      }),
    )
  })

  test('an empty room has exactly so many places', () => {
    fc.assert(
      fc.property(quarters, ({ limits: some, band }) => {
        const ageMonths = some.rules.bands[band]?.fromMonths ?? 0
        const { most } = placesLimit(some, { cap: 500, ageMonths, youngestThere: null })
        expect(most).toBe(freeInRoom(some, [], [], band))
      }),
    )
  })
})
