import { z } from 'zod'
import { isDay } from '../shared/time'

const number = z.number().nullish()
const time = z.string().max(5).nullish()
const flag = z.boolean().nullish()

/** Each setting somebody names: a value, or null to give it back to the level above. */
const settingsInput = z.object({
  mixedPolicy: z.enum(['fixed_ratio', 'sum_of_fractions', 'youngest']).nullish(),
  fixedRatio: number,
  minCaregivers: number,
  ageBands: z
    .array(
      z.object({
        from_months: z.number(),
        to_months: z.number(),
        children_per_caregiver: z.number(),
      }),
    )
    .nullish(),
  areaPerChildDm2: number,
  largestGroup: number,
  ageFromMonths: number,
  ageToMonths: number,
  slotCap: number,
  slotMinMinutes: number,
  slotMaxMinutes: number,
  allowanceAmount: number,
  allowanceUnit: z.enum(['visits', 'minutes']).nullish(),
  allowancePeriod: z.enum(['year', 'month']).nullish(),
  priceCeilingFenPerHour: number,
  releaseDaysAhead: number,
  releaseTime: time,
  bookingClosesWorkingDays: number,
  bookingClosesTime: time,
  sameDayReserve: number,
  sameDayReserveFromPlaces: number,
  sameDayClosesMinutes: number,
  residentsReserve: number,
  residentsUntilDays: number,
  cancelWorkingDays: number,
  cancelTime: time,
  markMissed: number,
  markLateCancellation: number,
  markLateCollection: number,
  marksLimit: number,
  marksWindowDays: number,
  suspensionDays: number,
  childOpenBookings: number,
  childMonthBookings: number,
  holdMinutes: number,
  familyHolds: number,
  feverTenths: number,
  openOnMakeupDays: flag,
  identityRequired: flag,
  plannedPlacesPercent: number,
  secondFactorFrom: z
    .enum([
      'nobody',
      'city_administrator',
      'district_administrator',
      'subdistrict_administrator',
      'operator',
      'room_manager',
      'caregiver',
    ])
    .nullish(),
})

export const policyInput = z.object({
  target: z.discriminatedUnion('level', [
    z.object({ level: z.literal('city') }),
    z.object({ level: z.literal('district'), districtCode: z.string() }),
    z.object({ level: z.literal('subdistrict'), subdistrictCode: z.string() }),
    z.object({ level: z.literal('room'), roomId: z.uuid() }),
  ]),
  effectiveFrom: z.string().refine(isDay),
  reason: z.string().trim().min(1).max(300).nullable(),
  settings: settingsInput,
  /** Whether the person was shown what will fall short and agreed. */
  confirmed: z.boolean().optional(),
})

export type PolicyInput = z.infer<typeof policyInput>
