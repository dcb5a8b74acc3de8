import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, wallTime } from './columns'
import { rooms } from './rooms'

type Hours = { fromTime: string; toTime: string }
export type TemplateShift = Hours & { caregiverId: string; breaks: Hours[] }

/** Staff of a room. A health worker does not count for the ratio. */
export const caregivers = pgTable(
  'caregivers',
  {
    id: id(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id),
    name: text('name').notNull(),
    kind: text('kind', { enum: ['caregiver', 'health_worker'] }).notNull(),
    countsForRatio: boolean('counts_for_ratio').notNull(),
    /** What the person is trained as; null if nobody has entered it. */
    qualification: text('qualification', {
      enum: ['childcare_worker', 'infant_care', 'teacher', 'nurse', 'none'],
    }),
    /** The last day the yearly check of the record holds; from the next day on the person is not counted. */
    qualifiedUntil: date('qualified_until'),
    active: boolean('active').notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    index('caregivers_room').on(t.roomId),
    check('caregivers_counts', sql`not (${t.kind} = 'health_worker' and ${t.countsForRatio})`),
    check(
      'caregivers_unqualified',
      sql`not (coalesce(${t.qualification}, '') = 'none' and ${t.countsForRatio})`,
    ),
    check('caregivers_name', sql`char_length(${t.name}) between 1 and 60`),
  ],
)

/** Who is on duty on a day, from when to when, in quarter hours of the wall clock. */
export const rosterShifts = pgTable(
  'roster_shifts',
  {
    id: id(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id),
    caregiverId: uuid('caregiver_id')
      .notNull()
      .references(() => caregivers.id),
    day: date('day').notNull(),
    fromTime: wallTime('from_time').notNull(),
    toTime: wallTime('to_time').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('roster_shifts_room_day').on(t.roomId, t.day),
    index('roster_shifts_caregiver').on(t.caregiverId),
    check('roster_shifts_times', sql`${t.toTime} > ${t.fromTime}`),
    check(
      'roster_shifts_quarters',
      sql`extract(minute from ${t.fromTime})::int % 15 = 0 and extract(minute from ${t.toTime})::int % 15 = 0`,
    ),
  ],
)

/** A break inside a shift: the caregiver does not count while it lasts. */
export const rosterBreaks = pgTable(
  'roster_breaks',
  {
    id: id(),
    shiftId: uuid('shift_id')
      .notNull()
      .references(() => rosterShifts.id, { onDelete: 'cascade' }),
    fromTime: wallTime('from_time').notNull(),
    toTime: wallTime('to_time').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('roster_breaks_shift').on(t.shiftId),
    check('roster_breaks_times', sql`${t.toTime} > ${t.fromTime}`),
    check(
      'roster_breaks_quarters',
      sql`extract(minute from ${t.fromTime})::int % 15 = 0 and extract(minute from ${t.toTime})::int % 15 = 0`,
    ),
  ],
)

/** A day's roster under a name, to lay over other days. */
export const rosterTemplates = pgTable(
  'roster_templates',
  {
    id: id(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id),
    name: text('name').notNull(),
    shifts: jsonb('shifts').$type<TemplateShift[]>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('roster_templates_name').on(t.roomId, t.name),
    check('roster_templates_name_length', sql`char_length(${t.name}) between 1 and 40`),
  ],
)
