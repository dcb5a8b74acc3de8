import { z } from 'zod'
import { isDay } from '../shared/time'

const number = z.number().optional()
const time = z.string().max(5).optional()
const flag = z.boolean().optional()

const settingsInput = z.object({
  mixedPolicy: z.enum(['fixed_ratio', 'sum_of_fractions', 'youngest']).optional(),
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
    .optional(),
  areaPerChildDm2: number,
  largestGroup: number,
  ageFromMonths: number,
  ageToMonths: number,
  slotCap: number,
  slotMinMinutes: number,
  slotMaxMinutes: number,
  allowanceAmount: number,
  allowanceUnit: z.enum(['visits', 'minutes']).optional(),
  allowancePeriod: z.enum(['year', 'month']).optional(),
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
    .optional(),
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
})

export type PolicyInput = z.infer<typeof policyInput>
