import { sql } from 'drizzle-orm'
import {
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { accounts } from './accounts'
import { createdAt, id, instant } from './columns'
import { subdistricts } from './divisions'
import { rooms } from './rooms'

/**
 * A family that asked for a place and was refused, for the unmet demand. No person is named: the
 * age, the home subdistrict and the reason are all that is counted. It refers to nothing by foreign
 * key: that would lock rows of the room and its slots in the middle of a rush.
 */
export const refusals = pgTable(
  'refusals',
  {
    id: id().default(sql`uuid_v7()`),
    at: instant('at').notNull(),
    day: date('day').notNull(),
    roomId: uuid('room_id').notNull(),
    /** Null once the slot is removed. */
    slotId: uuid('slot_id'),
    reason: text('reason').notNull(),
    /** The limit that left no place, if that was the reason. */
    term: text('term'),
    ageMonths: smallint('age_months'),
    homeSubdistrictCode: text('home_subdistrict_code'),
    createdAt: createdAt(),
  },
  (t) => [
    index('refusals_room').on(t.roomId, t.at),
    index('refusals_at').on(t.at),
    index('refusals_slot').on(t.slotId),
    index('refusals_home').on(t.homeSubdistrictCode, t.at),
  ],
)

/** Resident children of 1 to 3 years in a subdistrict, from a day on; entered or imported. */
export const residentChildren = pgTable(
  'resident_children',
  {
    subdistrictCode: text('subdistrict_code')
      .notNull()
      .references(() => subdistricts.code),
    fromDay: date('from_day').notNull(),
    children: integer('children').notNull(),
    source: text('source'),
    enteredBy: uuid('entered_by').references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.subdistrictCode, t.fromDay] }),
    index('resident_children_entered_by').on(t.enteredBy),
    check('resident_children_count', sql`${t.children} between 0 and 1000000`),
  ],
)

/** New places the city's programme of a year asks for. */
export const programmeTargets = pgTable(
  'programme_targets',
  {
    year: smallint('year').primaryKey(),
    newPlaces: integer('new_places').notNull(),
    setBy: uuid('set_by').references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [
    index('programme_targets_set_by').on(t.setBy),
    check('programme_targets_places', sql`${t.newPlaces} between 1 and 1000000`),
  ],
)

/**
 * Summaries of past days, kept by the database (`close_figures` and its triggers): a day that is
 * closed has its rows below, and they follow every later change. Nothing else writes them.
 */
export const figureDays = pgTable('figure_days', {
  day: date('day').primaryKey(),
  closedAt: instant('closed_at').notNull(),
  createdAt: createdAt(),
})

/** A room on a closed day. Quarters are quarter hours of one place: 4 are one place-hour. */
export const roomDayFigures = pgTable(
  'room_day_figures',
  {
    day: date('day').notNull(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id),
    slots: integer('slots').notNull(),
    offeredQuarters: integer('offered_quarters').notNull(),
    bookedQuarters: integer('booked_quarters').notNull(),
    usedQuarters: integer('used_quarters').notNull(),
    bookings: integer('bookings').notNull(),
    attended: integer('attended').notNull(),
    missed: integer('missed').notNull(),
    cancelled: integer('cancelled').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.day, t.roomId] }),
    index('room_day_figures_room').on(t.roomId, t.day),
  ],
)

/** An hour of a room on a closed day, 9 for 09:00 to 10:00, for the hours of the week. */
export const roomHourFigures = pgTable(
  'room_hour_figures',
  {
    day: date('day').notNull(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id),
    hour: smallint('hour').notNull(),
    offeredQuarters: integer('offered_quarters').notNull(),
    bookedQuarters: integer('booked_quarters').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.day, t.roomId, t.hour] }),
    index('room_hour_figures_room').on(t.roomId, t.day),
  ],
)

/** Refusals of a room for a closed day, by reason, half year of age (12, 18, 24 …) and home. */
export const refusalFigures = pgTable(
  'refusal_figures',
  {
    day: date('day').notNull(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id),
    reason: text('reason').notNull(),
    ageFromMonths: smallint('age_from_months'),
    homeSubdistrictCode: text('home_subdistrict_code'),
    refusals: integer('refusals').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('refusal_figures_day').on(t.day, t.roomId),
    index('refusal_figures_room').on(t.roomId, t.day),
  ],
)

/** An hour of all rooms together on a closed day, so that the city's year is few rows. */
export const cityHourFigures = pgTable(
  'city_hour_figures',
  {
    day: date('day').notNull(),
    hour: smallint('hour').notNull(),
    offeredQuarters: integer('offered_quarters').notNull(),
    bookedQuarters: integer('booked_quarters').notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.day, t.hour] })],
)
