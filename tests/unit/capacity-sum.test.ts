import { expect, test } from 'vitest'
import { bandGroups, settingBand, shares } from '@/app/_components/manage/capacity-sum'
import type { CapacityExplanation } from '@/domain/explaining/explain-capacity'

/** Two caregivers, national bands, and some children of each band booked. */
function told(young: number, old: number, factorHundredths = 100): CapacityExplanation {
  const child = (band: number) => ({
    slotId: 's',
    status: 'confirmed' as const,
    unnamed: false,
    ageMonths: band === 0 ? 18 : 30,
    factorHundredths,
    band,
  })
  return {
    ok: true,
    at: new Date(0),
    until: new Date(900_000),
    day: '1970-01-01',
    playAreaDm2: null,
    limits: {
      licensedPlaces: 20,
      areaPlaces: null,
      caregivers: 2,
      rules: {
        mixedPolicy: 'sum_of_fractions',
        fixedRatio: 5,
        minCaregivers: 2,
        areaPerChildDm2: 400,
        largestGroup: 20,
        bands: [
          { fromMonths: 12, toMonths: 24, childrenPerCaregiver: 5 },
          { fromMonths: 24, toMonths: 36, childrenPerCaregiver: 7 },
        ],
      },
    },
    slots: [],
    children: [
      ...Array.from({ length: young }, () => child(0)),
      ...Array.from({ length: old }, () => child(1)),
    ],
    duty: [],
    caregiversNeeded: 2,
    sources: {},
    verdicts: [],
  }
}

test('shares are written as people reckon them, and never look smaller than they are', () => {
  expect(shares(told(4, 8))).toEqual({ sum: '4 ÷ 5 + 8 ÷ 7', load: '1.943' })
  expect(shares(told(5, 7))).toEqual({ sum: '5 ÷ 5 + 7 ÷ 7', load: '2' })
  expect(shares(told(1, 1, 150))).toEqual({ sum: '1.5 ÷ 5 + 1.5 ÷ 7', load: '0.515' })
  expect(shares(told(0, 0))).toEqual({ sum: '', load: '0' })
})

test('the youngest band present sets the ratio; nobody sets none', () => {
  expect(settingBand(told(1, 3))).toBe(0)
  expect(settingBand(told(0, 3))).toBe(1)
  expect(settingBand(told(0, 0))).toBeNull()
  expect(bandGroups(told(2, 1, 175))).toEqual([
    { band: 0, count: 2, loadHundredths: 350 },
    { band: 1, count: 1, loadHundredths: 175 },
  ])
})
