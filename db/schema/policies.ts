import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { accounts } from './accounts'
import { createdAt, id, wallTime } from './columns'
import { districts, subdistricts } from './divisions'
import { rooms } from './rooms'

/** One age band: completed months [from, to) and how many of its children one caregiver minds. */
export type AgeBand = { from_months: number; to_months: number; children_per_caregiver: number }

/** From which office on a second factor is needed; an office above the one named needs it too. */
const secondFactorLevels = [
  'nobody',
  'city_administrator',
  'district_administrator',
  'subdistrict_administrator',
  'operator',
  'room_manager',
  'caregiver',
] as const

const ruleColumns = () => ({
  mixedPolicy: text('mixed_policy', { enum: ['fixed_ratio', 'sum_of_fractions', 'youngest'] }),
  fixedRatio: smallint('fixed_ratio'),
  minCaregivers: smallint('min_caregivers'),
  ageBands: jsonb('age_bands').$type<AgeBand[]>(),
  areaPerChildDm2: integer('area_per_child_dm2'),
  largestGroup: smallint('largest_group'),
  ageFromMonths: smallint('age_from_months'),
  ageToMonths: smallint('age_to_months'),
})

/** Rule sets of known regimes, to copy into a policy. */
export const rulePresets = pgTable('rule_presets', {
  code: text('code').primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  source: text('source').notNull(),
  ...ruleColumns(),
  createdAt: createdAt(),
})

/** The bounds of a number, as the list of settings has them (domain/policies/settings.ts). */
const within = (column: AnyPgColumn, least: number, most: number) =>
  check(`policies_${column.name}`, sql`${column} between ${sql.raw(`${least} and ${most}`)}`)

/** A setting that the city alone may set. */
const ofCity = (column: AnyPgColumn, level: AnyPgColumn) =>
  check(`policies_${column.name}_of_city`, sql`${column} is null or ${level} = 'city'`)

/**
 * Dated settings at one level. A null field leaves what the level's earlier rows say, and is
 * inherited if they say nothing; the nearest level wins field by field, and within a level the
 * latest row in force that names the field, to set it or to give it back.
 */
export const policies = pgTable(
  'policies',
  {
    id: id(),
    level: text('level', { enum: ['city', 'district', 'subdistrict', 'room'] }).notNull(),
    districtCode: text('district_code').references(() => districts.code),
    subdistrictCode: text('subdistrict_code').references(() => subdistricts.code),
    roomId: uuid('room_id').references(() => rooms.id),
    effectiveFrom: date('effective_from').notNull(),
    reason: text('reason'),
    createdBy: uuid('created_by').references(() => accounts.id),
    createdAt: createdAt(),
    /** Columns this level gives back from this day on: what its earlier rows set no longer counts. */
    inherits: text('inherits').array().notNull().default(sql`'{}'::text[]`),
    ...ruleColumns(),
    slotCap: smallint('slot_cap'),
    slotMinMinutes: smallint('slot_min_minutes'),
    slotMaxMinutes: smallint('slot_max_minutes'),
    allowanceAmount: smallint('allowance_amount'),
    allowanceUnit: text('allowance_unit', { enum: ['visits', 'minutes'] }),
    allowancePeriod: text('allowance_period', { enum: ['year', 'month'] }),
    priceCeilingFenPerHour: integer('price_ceiling_fen_per_hour'),
    releaseDaysAhead: smallint('release_days_ahead'),
    releaseTime: wallTime('release_time'),
    bookingClosesWorkingDays: smallint('booking_closes_working_days'),
    bookingClosesTime: wallTime('booking_closes_time'),
    sameDayReserve: smallint('same_day_reserve'),
    sameDayReserveFromPlaces: smallint('same_day_reserve_from_places'),
    sameDayClosesMinutes: smallint('same_day_closes_minutes'),
    residentsReserve: smallint('residents_reserve'),
    residentsUntilDays: smallint('residents_until_days'),
    cancelWorkingDays: smallint('cancel_working_days'),
    cancelTime: wallTime('cancel_time'),
    markMissed: smallint('mark_missed'),
    markLateCancellation: smallint('mark_late_cancellation'),
    markLateCollection: smallint('mark_late_collection'),
    marksLimit: smallint('marks_limit'),
    marksWindowDays: smallint('marks_window_days'),
    suspensionDays: smallint('suspension_days'),
    childOpenBookings: smallint('child_open_bookings'),
    childMonthBookings: smallint('child_month_bookings'),
    /** Minutes a place is held while a family fills in what is missing; places held at once. */
    holdMinutes: smallint('hold_minutes'),
    familyHolds: smallint('family_holds'),
    feverTenths: smallint('fever_tenths'),
    openOnMakeupDays: boolean('open_on_makeup_days'),
    identityRequired: boolean('identity_required'),
    /** Planned places wanted for every hundred resident children of 1 to 3 years. */
    plannedPlacesPercent: smallint('planned_places_percent'),
    /** Whether a child has free visits only with a document. Set for the city alone. */
    allowanceNeedsDocument: boolean('allowance_needs_document'),
    /** The lowest office that needs a second factor; with `nobody` none does. Set for the city alone. */
    secondFactorFrom: text('second_factor_from', { enum: secondFactorLevels }),
    /** Codes sent in an hour to all numbers together, and where numbers may be. Set for the city alone. */
    codesAnHour: integer('codes_an_hour'),
    textedCountries: text('texted_countries', { enum: ['mainland', 'greater_china', 'anywhere'] }),
    /** Messages a day that people cause to numbers that did not ask for them. Set for the city alone. */
    askingsToNumber: smallint('askings_to_number'),
    askingsBySender: smallint('askings_by_sender'),
    /** Days until a number changed at a desk counts. Set for the city alone. */
    numberChangeDays: smallint('number_change_days'),
    /** Families a desk, and a member of staff, may open by number in a day; misses until an alarm. */
    familiesByDesk: smallint('families_by_desk'),
    familiesByStaff: smallint('families_by_staff'),
    deskMisses: smallint('desk_misses'),
  },
  (t) => [
    unique('policies_target')
      .on(t.level, t.districtCode, t.subdistrictCode, t.roomId, t.effectiveFrom)
      .nullsNotDistinct(),
    index('policies_district').on(t.districtCode),
    index('policies_subdistrict').on(t.subdistrictCode),
    index('policies_room').on(t.roomId),
    index('policies_created_by').on(t.createdBy),
    check(
      'policies_level',
      sql`(${t.level} = 'district') = (${t.districtCode} is not null)
        and (${t.level} = 'subdistrict') = (${t.subdistrictCode} is not null)
        and (${t.level} = 'room') = (${t.roomId} is not null)`,
    ),
    within(t.fixedRatio, 1, 20),
    within(t.minCaregivers, 0, 50),
    within(t.areaPerChildDm2, 50, 5_000),
    within(t.largestGroup, 1, 500),
    within(t.ageFromMonths, 0, 143),
    within(t.ageToMonths, 1, 144),
    within(t.slotCap, 1, 500),
    within(t.slotMinMinutes, 30, 600),
    within(t.slotMaxMinutes, 30, 600),
    within(t.allowanceAmount, 1, 10_000),
    within(t.priceCeilingFenPerHour, 0, 100_000),
    within(t.releaseDaysAhead, 1, 90),
    within(t.bookingClosesWorkingDays, 0, 10),
    within(t.sameDayReserve, 0, 50),
    within(t.sameDayReserveFromPlaces, 1, 500),
    within(t.sameDayClosesMinutes, 0, 720),
    within(t.residentsReserve, 0, 500),
    within(t.residentsUntilDays, 0, 60),
    within(t.cancelWorkingDays, 0, 10),
    within(t.markMissed, 0, 10),
    within(t.markLateCancellation, 0, 10),
    within(t.markLateCollection, 0, 10),
    within(t.marksLimit, 1, 100),
    within(t.marksWindowDays, 1, 730),
    within(t.suspensionDays, 0, 365),
    within(t.childOpenBookings, 1, 100),
    within(t.childMonthBookings, 1, 100),
    within(t.holdMinutes, 1, 30),
    within(t.familyHolds, 0, 5),
    within(t.feverTenths, 370, 400),
    within(t.plannedPlacesPercent, 1, 100),
    within(t.codesAnHour, 10, 1_000_000),
    within(t.askingsToNumber, 1, 100),
    within(t.askingsBySender, 1, 1_000),
    within(t.numberChangeDays, 1, 30),
    within(t.familiesByDesk, 1, 1_000),
    within(t.familiesByStaff, 1, 1_000),
    within(t.deskMisses, 1, 1_000),
    check('policies_inherits', sql`${t.level} <> 'city' or ${t.inherits} = '{}'`),
    check(
      'policies_second_factor_of_city',
      sql`${t.secondFactorFrom} is null or ${t.level} = 'city'`,
    ),
    ofCity(t.codesAnHour, t.level),
    ofCity(t.textedCountries, t.level),
    ofCity(t.askingsToNumber, t.level),
    ofCity(t.askingsBySender, t.level),
    ofCity(t.numberChangeDays, t.level),
    ofCity(t.familiesByDesk, t.level),
    ofCity(t.allowanceNeedsDocument, t.level),
    ofCity(t.familiesByStaff, t.level),
    ofCity(t.deskMisses, t.level),
    check('policies_ages', sql`${t.ageToMonths} > ${t.ageFromMonths}`),
  ],
)

/** Where a transaction that previewed leaves a row, which keeps it from being committed: always empty. */
export const previews = pgTable('previews', {
  id: id().default(sql`uuid_v7()`),
  createdAt: createdAt(),
})
