import type { EntryOf, SettingEntry, Unit } from './setting-types'
import type { AgeBand, Policy, PolicyLevel } from './types'

const number = (unit: Unit, bounds: readonly [least: number, most: number], city: number) =>
  ({ kind: 'number', unit, bounds, city }) as const
const time = (city: string) => ({ kind: 'time', city }) as const
const flag = (city: boolean) => ({ kind: 'flag', city }) as const
const choice = <const Choice extends string>(choices: readonly Choice[], city: NoInfer<Choice>) =>
  ({ kind: 'choice', choices, city }) as const
const bands = (most: number, city: AgeBand[]) => ({ kind: 'bands', most, city }) as const

/**
 * Every setting, in groups and in the order in which they are shown: the one list of them. A number has
 * a unit, its least and most, and what the city starts with. Ages, ratio, free visits and the price
 * ceiling of the city are published; the rest is not, and stands only until an administrator sets it.
 */
export const settingGroups = {
  capacity: {
    mixedPolicy: choice(['fixed_ratio', 'sum_of_fractions', 'youngest'], 'fixed_ratio'),
    fixedRatio: number('ratio', [1, 20], 5),
    minCaregivers: number('caregivers', [0, 50], 2),
    largestGroup: { ...number('children', [1, 500], 10), frozen: 'terms' },
    areaPerChildDm2: { ...number('area', [50, 5_000], 400), frozen: 'terms' },
    ageBands: bands(8, [
      { from_months: 12, to_months: 24, children_per_caregiver: 5 },
      { from_months: 24, to_months: 36, children_per_caregiver: 5 },
    ]),
  },
  slots: {
    slotCap: { ...number('children', [1, 500], 10), frozen: 'terms' },
    ageFromMonths: { ...number('months', [0, 143], 12), shapesSlots: true },
    ageToMonths: { ...number('months', [1, 144], 36), shapesSlots: true },
    slotMinMinutes: { ...number('minutes', [30, 600], 60), step: 15, frozen: 'terms' },
    slotMaxMinutes: { ...number('minutes', [30, 600], 180), step: 15, frozen: 'booking' },
    openOnMakeupDays: { ...flag(true), shapesSlots: true },
  },
  allowance: {
    allowanceAmount: number('amount', [1, 10_000], 12),
    allowanceUnit: { ...choice(['visits', 'minutes'], 'visits'), frozen: 'booking' },
    allowancePeriod: choice(['year', 'month'], 'year'),
    priceCeilingFenPerHour: { ...number('money', [0, 100_000], 10_000), shapesSlots: true },
  },
  release: {
    releaseDaysAhead: { ...number('days', [1, 90], 14), frozen: 'terms', shapesSlots: true },
    releaseTime: { ...time('09:00'), frozen: 'terms' },
    bookingClosesWorkingDays: { ...number('workingDays', [0, 10], 1), frozen: 'terms' },
    bookingClosesTime: { ...time('17:00'), frozen: 'terms' },
  },
  reserves: {
    sameDayReserve: { ...number('places', [0, 50], 1), frozen: 'terms' },
    sameDayReserveFromPlaces: { ...number('places', [1, 500], 5), frozen: 'terms' },
    sameDayClosesMinutes: { ...number('minutes', [0, 720], 60), frozen: 'terms' },
    residentsReserve: { ...number('places', [0, 500], 0), frozen: 'terms' },
    residentsUntilDays: { ...number('days', [0, 60], 3), frozen: 'terms' },
  },
  marks: {
    cancelWorkingDays: { ...number('workingDays', [0, 10], 1), frozen: 'terms' },
    cancelTime: { ...time('12:00'), frozen: 'terms' },
    markMissed: { ...number('points', [0, 10], 1), frozen: 'booking' },
    markLateCancellation: { ...number('points', [0, 10], 1), frozen: 'booking' },
    markLateCollection: number('points', [0, 10], 1),
    marksLimit: { ...number('points', [1, 100], 3), frozen: 'booking' },
    marksWindowDays: { ...number('days', [1, 730], 90), frozen: 'booking' },
    suspensionDays: { ...number('days', [0, 365], 30), frozen: 'booking' },
  },
  child: {
    childOpenBookings: { ...number('bookings', [1, 100], 2), frozen: 'booking' },
    childMonthBookings: { ...number('bookings', [1, 100], 10), frozen: 'booking' },
    holdMinutes: { ...number('minutes', [1, 30], 5), frozen: 'booking' },
    familyHolds: { ...number('places', [0, 5], 1), frozen: 'booking' },
    feverTenths: number('temperature', [370, 400], 375),
    identityRequired: { ...flag(false), frozen: 'booking' },
  },
  city: {
    plannedPlacesPercent: number('percent', [1, 100], 15),
    secondFactorFrom: {
      ...choice(
        [
          'nobody',
          'city_administrator',
          'district_administrator',
          'subdistrict_administrator',
          'operator',
          'room_manager',
          'caregiver',
        ],
        'subdistrict_administrator',
      ),
      setBy: 'city',
    },
    codesAnHour: { ...number('messages', [10, 1_000_000], 1_500), setBy: 'city' },
    textedCountries: {
      ...choice(['mainland', 'greater_china', 'anywhere'], 'mainland'),
      setBy: 'city',
    },
    askingsToNumber: { ...number('messages', [1, 100], 3), setBy: 'city' },
    askingsBySender: { ...number('messages', [1, 1_000], 20), setBy: 'city' },
    numberChangeDays: { ...number('days', [1, 30], 3), setBy: 'city' },
    allowanceNeedsDocument: { ...flag(false), setBy: 'city' },
    familiesByDesk: { ...number('families', [1, 1_000], 100), setBy: 'city' },
    familiesByStaff: { ...number('families', [1, 1_000], 60), setBy: 'city' },
    deskMisses: { ...number('times', [1, 1_000], 20), setBy: 'city' },
  },
} as const satisfies Record<string, Record<string, SettingEntry>>

/** Every setting by its name. A column without a setting does not compile here, nor one of another kind. */
export const settings = {
  ...settingGroups.capacity,
  ...settingGroups.slots,
  ...settingGroups.allowance,
  ...settingGroups.release,
  ...settingGroups.reserves,
  ...settingGroups.marks,
  ...settingGroups.child,
  ...settingGroups.city,
} satisfies { [Key in keyof Policy]: EntryOf<Policy[Key]> }

export type Field = keyof typeof settings
export const fields = Object.keys(settings) as Field[]

/** Whether a name is that of a setting. */
export function isSetting(name: string): name is Field {
  return Object.hasOwn(settings, name)
}

/** What is said of a setting. */
export function settingOf(field: Field): SettingEntry {
  return settings[field]
}

/** Whether a level may set it. */
export function maySetAt(field: Field, level: PolicyLevel): boolean {
  return level === 'city' || settingOf(field).setBy !== 'city'
}

/** A setting that booking reads from the policy a slot carries. */
export type FrozenField = {
  [Key in Field]: (typeof settings)[Key] extends { frozen: 'booking' } ? Key : never
}[Field]

/** Those settings, in their order. */
export const frozenFields = fields.filter(
  (field): field is FrozenField => settingOf(field).frozen === 'booking',
)
