import { expect, test } from 'vitest'
import { settingsTyped, typedValue } from '@/app/[locale]/manage/policies/_typed'
import { daysOfRange, unpublishedYear } from '@/domain/calendar/rules'
import { cityDefaults } from '@/domain/policies/city-defaults'
import { whereOf } from '@/domain/policies/level-rules'
import { nearest } from '@/domain/policies/merge-rules'
import { policyProblems, settingProblems, shapesSlots } from '@/domain/policies/rules'
import { effectBetween } from '@/domain/previewing/effect-rules'
import { type SlotPlaces, slotTerms } from '@/domain/previewing/preview-queries'

test('a form changes only what is not as it was shown, in the units of the settings', () => {
  const read = settingsTyped({
    slotCap: '8',
    'was.slotCap': '8',
    largestGroup: '9',
    'was.largestGroup': '',
    fixedRatio: '',
    'was.fixedRatio': '5',
    areaPerChildDm2: '3.5',
    'was.areaPerChildDm2': '4',
    feverTenths: '37.3',
    'was.feverTenths': '37.5',
    openOnMakeupDays: 'false',
    'was.openOnMakeupDays': 'true',
    cancelTime: 'noon',
    'was.cancelTime': '12:00',
    markMissed: 'two',
    'was.markMissed': '1',
  })
  expect(read.settings).toEqual({
    largestGroup: 9,
    fixedRatio: null,
    areaPerChildDm2: 350,
    feverTenths: 373,
    openOnMakeupDays: false,
  })
  expect(read.problems).toEqual([
    { field: 'cancelTime', problem: 'not_a_time' },
    { field: 'markMissed', problem: 'not_a_number' },
  ])
})

test('a number out of its range is a number, to be told the range rather than “a number, please”', () => {
  const read = settingsTyped({
    fixedRatio: '−3',
    'was.fixedRatio': '5',
    largestGroup: '９９９９９９９９９９９',
    'was.largestGroup': '10',
    areaPerChildDm2: '0.4',
    'was.areaPerChildDm2': '4',
  })
  expect(read.problems).toEqual([])
  expect(settingProblems(read.settings)).toEqual([
    { field: 'fixedRatio', problem: 'below_least', least: 1 },
    { field: 'largestGroup', problem: 'above_most', most: 500 },
    { field: 'areaPerChildDm2', problem: 'below_least', least: 50 },
  ])
})

test('age bands are read row by row, and emptied rows fall out', () => {
  const was = typedValue('ageBands', cityDefaults.ageBands)
  expect(was).toBe('12-24:5 24-36:5')
  const rows = {
    'band.0.from': '12',
    'band.0.to': '36',
    'band.0.ratio': '4',
    'band.1.from': '',
    'band.1.to': '',
    'band.1.ratio': '',
    'was.ageBands': was,
  }
  expect(settingsTyped(rows).settings).toEqual({
    ageBands: [{ from_months: 12, to_months: 36, children_per_caregiver: 4 }],
  })
  const half = { ...rows, 'band.1.from': '24' }
  expect(settingsTyped(half).problems).toEqual([{ field: 'ageBands', problem: 'not_a_number' }])
})

test('the city gives nothing back, and nobody below it sets the second factor', () => {
  expect(policyProblems({ slotCap: null }, cityDefaults, 'city')).toEqual([
    { field: 'slotCap', problem: 'city_sets_all' },
  ])
  expect(policyProblems({ slotCap: null }, cityDefaults, 'room')).toEqual([])
  expect(policyProblems({ secondFactorFrom: 'nobody' }, cityDefaults, 'district')).toEqual([
    { field: 'secondFactorFrom', problem: 'city_alone' },
  ])
})

test('the nearest level wins, and only some settings make slots anew', () => {
  const city = { level: 'city', since: '2026-01-01', value: 1 } as const
  const room = { level: 'room', since: '2025-01-01', value: 2 } as const
  expect(nearest([room, city])).toBe(room)
  expect(nearest([])).toBeNull()
  expect(shapesSlots({ slotCap: 3 })).toBe(false)
  expect(shapesSlots({ ageToMonths: null })).toBe(true)
})

test('an address names a place or nothing', () => {
  expect(whereOf('city')).toEqual({ level: 'city' })
  expect(whereOf('310106')).toEqual({ level: 'district', code: '310106' })
  expect(whereOf('310106006')).toEqual({ level: 'subdistrict', code: '310106006' })
  expect(whereOf('room-a-b')).toEqual({ level: 'room', code: 'a-b' })
  for (const text of ['', 'room-', '31010', 'City', '3101060061']) expect(whereOf(text)).toBeNull()
})

test('next year is missed from the first of October on', () => {
  expect(unpublishedYear('2026-09-30', [])).toBeNull()
  expect(unpublishedYear('2026-10-01', [2026])).toBe(2027)
  expect(unpublishedYear('2026-12-31', [2027])).toBeNull()
})

test('a range of plain days is what the week makes of them', () => {
  const named = { nameZh: '假', nameEn: null, official: true }
  const plain = daysOfRange({ from: '2026-11-06', to: '2026-11-08' }, { kind: 'plain', ...named })
  expect(plain.map(({ kind, nameZh }) => [kind, nameZh])).toEqual([
    ['workday', null],
    ['weekend', null],
    ['weekend', null],
  ])
  const [off] = daysOfRange({ from: '2026-11-06', to: '2026-11-06' }, { kind: 'holiday', ...named })
  expect(off).toEqual({ day: '2026-11-06', kind: 'holiday', ...named })
})

const noTerms = Object.fromEntries(slotTerms.map((term) => [term, null])) as SlotPlaces['terms']

test('a slot loses where either count falls, and a shortfall is worse when larger or longer', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 3, hour))
  const slot = (slotId: string, fewest: number, most: number, kept = 1) => ({
    slotId,
    roomId: 'r',
    day: '2026-11-03',
    startsAt: at(1),
    endsAt: at(3),
    fewest,
    most,
    terms: { ...noTerms, kept },
  })
  const short = (term: string, shortBy: number, to = 3) => ({
    roomId: 'r',
    slotId: null,
    day: '2026-11-03',
    term,
    fromAt: at(1),
    toAt: at(to),
    shortBy,
  })
  const effect = effectBetween(
    {
      slots: [
        slot('a', 10, 14),
        slot('b', 10, 10),
        slot('c', 5, 5),
        slot('d', 5, 5),
        slot('e', 1, 1),
      ],
      shortfalls: [short('ratio', 1), short('area_places', 2), short('largest_group', 1)],
    },
    {
      slots: [
        slot('a', 10, 12),
        slot('b', 11, 11),
        slot('c', 5, 5, 2),
        slot('d', 5, 5),
        slot('f', 2, 2),
      ],
      shortfalls: [short('ratio', 1, 4), short('area_places', 1)],
    },
  )
  expect(effect.losing).toMatchObject([{ slotId: 'a', from: 14, to: 12 }])
  expect(effect.gaining).toMatchObject([{ slotId: 'b', from: 10, to: 11 }])
  expect(effect.otherTerms).toMatchObject([{ slotId: 'c', terms: ['kept'] }])
  expect(effect.removed).toMatchObject([{ slotId: 'e', from: 1, to: null }])
  expect(effect.added).toMatchObject([{ slotId: 'f', from: null, to: 2 }])
  expect(effect.worse).toMatchObject([{ term: 'ratio', before: 1 }])
  expect(effect.eased).toBe(2)
})
