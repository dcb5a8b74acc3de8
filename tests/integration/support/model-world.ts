/**
 * The small world of the model test: one room, three caregivers, four slots, twelve children. Times
 * are whole minutes from midnight in Shanghai of day 0; slots lie on days 7 and 8.
 */

export const DAY = 24 * 60
const midnight = Date.UTC(2031, 2, 10) - 8 * 3_600_000

/** The instant of a minute, as text for the database. */
export const instant = (minute: number) => new Date(midnight + minute * 60_000).toISOString()
/** The local date of a day by its number. */
export const date = (day: number) => instant(day * DAY + 12 * 60).slice(0, 10)
/** Minutes of the day as wall-clock time. */
export const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

export type ModelBand = { from: number; to: number; ratio: number }

export const bandSets: ModelBand[][] = [
  [
    { from: 12, to: 24, ratio: 5 },
    { from: 24, to: 36, ratio: 5 },
  ],
  [
    { from: 6, to: 12, ratio: 3 },
    { from: 12, to: 24, ratio: 5 },
    { from: 24, to: 36, ratio: 7 },
  ],
  [{ from: 0, to: 48, ratio: 4 }],
  [
    { from: 12, to: 18, ratio: 2 },
    { from: 20, to: 30, ratio: 4 },
  ],
  [
    { from: 6, to: 20, ratio: 6 },
    { from: 20, to: 40, ratio: 3 },
  ],
]

/** Age in completed months on day 7, whether one more month is completed on day 8, and care factor. */
export type ModelChild = { age: number; olderOnDay8: boolean; factor: number }

export const kids: ModelChild[] = [
  { age: 8, olderOnDay8: false, factor: 100 },
  { age: 11, olderOnDay8: true, factor: 100 },
  { age: 12, olderOnDay8: false, factor: 100 },
  { age: 14, olderOnDay8: false, factor: 150 },
  { age: 17, olderOnDay8: true, factor: 100 },
  { age: 19, olderOnDay8: false, factor: 100 },
  { age: 23, olderOnDay8: true, factor: 175 },
  { age: 24, olderOnDay8: false, factor: 100 },
  { age: 27, olderOnDay8: false, factor: 200 },
  { age: 29, olderOnDay8: true, factor: 100 },
  { age: 30, olderOnDay8: false, factor: 100 },
  { age: 35, olderOnDay8: true, factor: 100 },
]

export type ModelSlot = {
  start: number
  end: number
  flexible: boolean
  ageFrom: number
  ageTo: number
}

const at = (day: number, hour: number, minute = 0) => day * DAY + hour * 60 + minute

/** Two overlap a third; the half hours of the flexible one are not those of the others. */
export const slotPlans: ModelSlot[] = [
  { start: at(7, 9), end: at(7, 11), flexible: false, ageFrom: 12, ageTo: 36 },
  { start: at(7, 9, 15), end: at(7, 12, 15), flexible: true, ageFrom: 6, ageTo: 36 },
  { start: at(7, 10), end: at(7, 11, 30), flexible: false, ageFrom: 24, ageTo: 40 },
  { start: at(8, 9), end: at(8, 11), flexible: false, ageFrom: 12, ageTo: 36 },
]

/** The policy every world begins with; steps add others on top. */
export const basePolicy = {
  mixed: 'sum_of_fractions' as 'fixed_ratio' | 'sum_of_fractions' | 'youngest',
  fixedRatio: 3,
  minCaregivers: 1,
  bands: 1,
  areaPerChild: 400,
  largestGroup: 12,
  slotCap: 6,
  sameDayReserve: 0,
  sameDayFromPlaces: 3,
  residentsReserve: 0,
  residentsUntilDays: 3,
}
export type ModelPolicy = typeof basePolicy

/** How long a family may keep a place unconfirmed, in minutes, and how many at once; the same in every world. */
export const holdMinutes = 30
export const familyHolds = 2

export const levels = ['district', 'subdistrict', 'room'] as const
export type Level = (typeof levels)[number]
