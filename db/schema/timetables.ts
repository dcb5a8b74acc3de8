import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, pgTable, smallint, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, wallTime } from './columns'
import { rooms } from './rooms'

/** A weekly pattern that makes slots. Weekdays are ISO: 1 is Monday. */
export const timetables = pgTable(
  'timetables',
  {
    id: id(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id),
    weekdays: smallint('weekdays').array().notNull(),
    fromTime: wallTime('from_time').notNull(),
    toTime: wallTime('to_time').notNull(),
    ageFromMonths: smallint('age_from_months'),
    ageToMonths: smallint('age_to_months'),
    cap: smallint('cap'),
    flexible: boolean('flexible').notNull().default(false),
    priceFenPerHour: integer('price_fen_per_hour'),
    /** Whether it may be open beside another timetable of the room; they share its places. */
    sharesCapacity: boolean('shares_capacity').notNull().default(false),
    validFrom: date('valid_from').notNull(),
    validTo: date('valid_to'),
    createdAt: createdAt(),
  },
  (t) => [
    index('timetables_room').on(t.roomId),
    check('timetables_times', sql`${t.toTime} > ${t.fromTime}`),
    check(
      'timetables_weekdays',
      sql`cardinality(${t.weekdays}) > 0 and ${t.weekdays} <@ array[1,2,3,4,5,6,7]::smallint[]`,
    ),
    check('timetables_validity', sql`${t.validTo} >= ${t.validFrom}`),
  ],
)
