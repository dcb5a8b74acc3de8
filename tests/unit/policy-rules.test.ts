import { expect, test } from 'vitest'
import { cityDefaults } from '@/domain/policies/city-defaults'
import { presets } from '@/domain/policies/presets'
import { policyProblems } from '@/domain/policies/rules'
import type { PolicySettings } from '@/domain/policies/types'

const band = (from_months: number, to_months: number, children_per_caregiver = 5) => ({
  from_months,
  to_months,
  children_per_caregiver,
})

test('the city’s defaults have no problem', () => {
  expect(policyProblems(cityDefaults, cityDefaults)).toEqual([])
})

test('every preset can be copied into a policy', () => {
  for (const { code, nameZh, nameEn, source, ...rules } of presets) {
    expect(policyProblems(rules, cityDefaults), `${code} ${nameZh} ${nameEn} ${source}`).toEqual([])
  }
})

const refused: [string, PolicySettings, object][] = [
  ['a ratio of 0', { fixedRatio: 0 }, { field: 'fixedRatio', problem: 'below_least', least: 1 }],
  ['a ratio of 21', { fixedRatio: 21 }, { field: 'fixedRatio', problem: 'above_most', most: 20 }],
  ['half a caregiver', { minCaregivers: 1.5 }, { field: 'minCaregivers', problem: 'not_whole' }],
  ['a time of 25:00', { releaseTime: '25:00' }, { field: 'releaseTime', problem: 'not_a_time' }],
  [
    'a price ceiling below nothing',
    { priceCeilingFenPerHour: -1 },
    { field: 'priceCeilingFenPerHour', problem: 'below_least', least: 0 },
  ],
  ['no bands', { ageBands: [] }, { field: 'ageBands', problem: 'bands_empty' }],
  [
    'bands that overlap',
    { ageBands: [band(12, 25), band(24, 36)] },
    { field: 'ageBands', problem: 'bands_overlap', band: 1 },
  ],
  [
    'a band that ends before it begins',
    { ageBands: [band(24, 12)] },
    { field: 'ageBands', problem: 'band_reversed', band: 0 },
  ],
  [
    'a band of 21 children',
    { ageBands: [band(12, 36, 21)] },
    { field: 'ageBands', problem: 'band_ratio', band: 0 },
  ],
  [
    'bands with a gap inside the ages',
    { ageBands: [band(12, 20), band(24, 36)] },
    { field: 'ageBands', problem: 'bands_miss_ages' },
  ],
  [
    'ages the bands in force do not reach',
    { ageFromMonths: 6 },
    { field: 'ageBands', problem: 'bands_miss_ages' },
  ],
  ['ages reversed', { ageToMonths: 12 }, { field: 'ageToMonths', problem: 'before_from' }],
  [
    'slots shorter at most than at least',
    { slotMinMinutes: 195 },
    { field: 'slotMaxMinutes', problem: 'before_from' },
  ],
  [
    'slots of 70 minutes',
    { slotMinMinutes: 70 },
    { field: 'slotMinMinutes', problem: 'not_in_steps' },
  ],
]

test.each(refused)('%s is refused by its field', (_, settings, problem) => {
  expect(policyProblems(settings, cityDefaults)).toEqual([problem])
})
