import type { Policy } from '@/domain/policies/types'

export type Field = keyof Policy

type Unit =
  | 'children'
  | 'caregivers'
  | 'ratio'
  | 'months'
  | 'minutes'
  | 'amount'
  | 'days'
  | 'workingDays'
  | 'places'
  | 'points'
  | 'bookings'
  | 'percent'

/** How a setting is written: what is typed times `scale` is what is kept. */
export type Kind =
  | { kind: 'number'; unit: Unit }
  | { kind: 'scaled'; unit: 'area' | 'money' | 'temperature'; scale: number }
  | { kind: 'time' }
  | { kind: 'choice'; choices: readonly Choice[] }
  | { kind: 'bands' }

export type Choice =
  | Policy['mixedPolicy']
  | Policy['allowanceUnit']
  | Policy['allowancePeriod']
  | Policy['secondFactorFrom']
  | 'true'
  | 'false'

const number = (unit: Unit): Kind => ({ kind: 'number', unit })
const choice = (...choices: Choice[]): Kind => ({ kind: 'choice', choices })
const time: Kind = { kind: 'time' }
const flag = choice('true', 'false')

/** The settings in groups, in the order they are shown. */
export const groups = {
  capacity: {
    mixedPolicy: choice('fixed_ratio', 'sum_of_fractions', 'youngest'),
    fixedRatio: number('ratio'),
    minCaregivers: number('caregivers'),
    largestGroup: number('children'),
    areaPerChildDm2: { kind: 'scaled', unit: 'area', scale: 100 },
    ageBands: { kind: 'bands' },
  },
  slots: {
    slotCap: number('children'),
    ageFromMonths: number('months'),
    ageToMonths: number('months'),
    slotMinMinutes: number('minutes'),
    slotMaxMinutes: number('minutes'),
    openOnMakeupDays: flag,
  },
  allowance: {
    allowanceAmount: number('amount'),
    allowanceUnit: choice('visits', 'minutes'),
    allowancePeriod: choice('year', 'month'),
    priceCeilingFenPerHour: { kind: 'scaled', unit: 'money', scale: 100 },
  },
  release: {
    releaseDaysAhead: number('days'),
    releaseTime: time,
    bookingClosesWorkingDays: number('workingDays'),
    bookingClosesTime: time,
  },
  reserves: {
    sameDayReserve: number('places'),
    sameDayReserveFromPlaces: number('places'),
    sameDayClosesMinutes: number('minutes'),
    residentsReserve: number('places'),
    residentsUntilDays: number('days'),
  },
  marks: {
    cancelWorkingDays: number('workingDays'),
    cancelTime: time,
    markMissed: number('points'),
    markLateCancellation: number('points'),
    markLateCollection: number('points'),
    marksLimit: number('points'),
    marksWindowDays: number('days'),
    suspensionDays: number('days'),
  },
  child: {
    childOpenBookings: number('bookings'),
    childMonthBookings: number('bookings'),
    holdMinutes: number('minutes'),
    familyHolds: number('places'),
    feverTenths: { kind: 'scaled', unit: 'temperature', scale: 10 },
    identityRequired: flag,
  },
  city: {
    plannedPlacesPercent: number('percent'),
    secondFactorFrom: choice(
      'nobody',
      'city_administrator',
      'district_administrator',
      'subdistrict_administrator',
      'operator',
      'room_manager',
      'caregiver',
    ),
  },
} as const satisfies Record<string, { [Key in Field]?: Kind }>

export type Group = keyof typeof groups
export const groupNames = Object.keys(groups) as Group[]

/** How each setting is written, by its name. */
export const kinds = Object.assign({}, ...Object.values(groups)) as Record<Field, Kind>
export const fields = Object.keys(kinds) as Field[]

/** Rows for age bands on the form: as many as a policy may have. */
export const mostBands = 8
