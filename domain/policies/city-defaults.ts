import type { Policy } from './types'

/** The day the city's regulation on preschool and childcare services came into force. */
export const cityDefaultsFrom = '2023-01-01'

/**
 * The settings the city starts with. Ages, ratio, free visits and the price ceiling are published;
 * the rest is not, and stands here only until an administrator sets it otherwise.
 */
export const cityDefaults: Policy = {
  mixedPolicy: 'fixed_ratio',
  fixedRatio: 5,
  minCaregivers: 2,
  ageBands: [
    { from_months: 12, to_months: 24, children_per_caregiver: 5 },
    { from_months: 24, to_months: 36, children_per_caregiver: 5 },
  ],
  areaPerChildDm2: 400,
  largestGroup: 10,
  ageFromMonths: 12,
  ageToMonths: 36,
  slotCap: 10,
  slotMinMinutes: 60,
  slotMaxMinutes: 180,
  allowanceAmount: 12,
  allowanceUnit: 'visits',
  allowancePeriod: 'year',
  priceCeilingFenPerHour: 10_000,
  releaseDaysAhead: 14,
  releaseTime: '09:00',
  bookingClosesWorkingDays: 1,
  bookingClosesTime: '17:00',
  sameDayReserve: 1,
  sameDayReserveFromPlaces: 5,
  sameDayClosesMinutes: 60,
  residentsReserve: 0,
  residentsUntilDays: 3,
  cancelWorkingDays: 1,
  cancelTime: '12:00',
  markMissed: 1,
  markLateCancellation: 1,
  markLateCollection: 1,
  marksLimit: 3,
  marksWindowDays: 90,
  suspensionDays: 30,
  childOpenBookings: 2,
  childMonthBookings: 10,
  holdMinutes: 5,
  familyHolds: 1,
  feverTenths: 375,
  openOnMakeupDays: true,
  identityRequired: false,
  plannedPlacesPercent: 15,
  secondFactorFrom: 'subdistrict_administrator',
}
