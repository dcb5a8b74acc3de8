import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { accounts } from './accounts'
import { createdAt, id, instant } from './columns'
import { rooms } from './rooms'
import { timetables } from './timetables'

/** A dated, timed, bookable period in a room. Its terms are filled by the database from the policy in force. */
export const slots = pgTable(
  'slots',
  {
    id: id(),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id),
    timetableId: uuid('timetable_id').references(() => timetables.id),
    day: date('day').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    ageFromMonths: smallint('age_from_months').notNull(),
    ageToMonths: smallint('age_to_months').notNull(),
    /** The slot's own cap; null takes the policy's. The slot's ledger holds the cap in force. */
    cap: smallint('cap'),
    flexible: boolean('flexible').notNull().default(false),
    minMinutes: smallint('min_minutes').notNull().default(60),
    priceFenPerHour: integer('price_fen_per_hour'),
    status: text('status', { enum: ['open', 'closed'] })
      .notNull()
      .default('open'),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by').references(() => accounts.id),
    closedReason: text('closed_reason'),
    releasedAt: instant('released_at').notNull(),
    bookingClosesAt: instant('booking_closes_at').notNull(),
    sameDayFrom: instant('same_day_from').notNull(),
    sameDayClosesAt: instant('same_day_closes_at').notNull(),
    cancelUntil: instant('cancel_until').notNull(),
    sameDayReserve: smallint('same_day_reserve').notNull(),
    residentsReserve: smallint('residents_reserve').notNull(),
    residentsUntil: instant('residents_until').notNull(),
    /** The merged policy in force, kept in line like the terms above. */
    policy: jsonb('policy').$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (t) => [
    index('slots_room_time').on(t.roomId, t.startsAt),
    index('slots_day').on(t.day, t.roomId),
    uniqueIndex('slots_timetable_day').on(t.timetableId, t.day),
    index('slots_closed_by').on(t.closedBy),
    check('slots_times', sql`${t.endsAt} > ${t.startsAt}`),
    check('slots_cap', sql`${t.cap} between 0 and 500`),
    check('slots_ages', sql`${t.ageFromMonths} >= 0 and ${t.ageToMonths} > ${t.ageFromMonths}`),
    check(
      'slots_within_day',
      sql`(${t.startsAt} at time zone 'Asia/Shanghai')::date = ${t.day}
        and ((${t.endsAt} - interval '1 second') at time zone 'Asia/Shanghai')::date = ${t.day}`,
    ),
    check(
      'slots_quarters',
      sql`extract(epoch from ${t.startsAt})::bigint % 900 = 0 and extract(epoch from ${t.endsAt})::bigint % 900 = 0`,
    ),
    check('slots_closed', sql`(${t.status} = 'closed') = (${t.closedAt} is not null)`),
  ],
)

/** What is claimed in one slot, for each part of it that a family can choose. */
export const slotLedger = pgTable(
  'slot_ledger',
  {
    slotId: uuid('slot_id')
      .notNull()
      .references(() => slots.id, { onDelete: 'cascade' }),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    cap: smallint('cap').notNull(),
    heads: smallint('heads').notNull().default(0),
    residentHeads: smallint('resident_heads').notNull().default(0),
    sameDayHeads: smallint('same_day_heads').notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.slotId, t.startsAt] }),
    check(
      'slot_ledger_heads',
      sql`${t.heads} >= 0 and ${t.residentHeads} between 0 and ${t.heads} and ${t.sameDayHeads} between 0 and ${t.heads}`,
    ),
  ],
)
