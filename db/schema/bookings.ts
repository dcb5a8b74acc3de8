import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bookingStatuses } from '../booking-states'
import { accounts } from './accounts'
import { createdAt, id, instant } from './columns'
import { children } from './families'
import { rooms } from './rooms'
import { slots } from './slots'

/** One press of the button: the key makes a repeated request book once. */
export const bookingRequests = pgTable(
  'booking_requests',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    key: uuid('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('booking_requests_once').on(t.accountId, t.key),
    unique('booking_requests_of').on(t.id, t.accountId),
  ],
)

/**
 * A child's claim on a place. Age, factor, residence and day of claiming are filled by the
 * database; what was promised to the family (price, free cancelling) is kept as promised.
 */
export const bookings = pgTable(
  'bookings',
  {
    id: id(),
    requestId: uuid('request_id'),
    slotId: uuid('slot_id')
      .notNull()
      .references(() => slots.id),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id),
    /** Null only for a hold whose family has not said yet for which child. */
    childId: uuid('child_id').references(() => children.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    status: text('status', { enum: bookingStatuses }).notNull(),
    day: date('day').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    expiresAt: instant('expires_at'),
    ageMonths: smallint('age_months').notNull(),
    careFactorHundredths: smallint('care_factor_hundredths').notNull(),
    resident: boolean('resident').notNull(),
    sameDay: boolean('same_day').notNull(),
    allowanceUsed: integer('allowance_used').notNull().default(0),
    priceFen: integer('price_fen'),
    cancelUntil: instant('cancel_until').notNull(),
    claimedAt: instant('claimed_at').notNull(),
    /** The member of staff who booked for the family at the desk. */
    bookedBy: uuid('booked_by').references(() => accounts.id),
    /** Why a rule of the service was set aside; the room's limits never are. */
    overrideReason: text('override_reason'),
    /** The booking this one was moved from, whose place it took over. */
    movedFrom: uuid('moved_from').references((): AnyPgColumn => bookings.id),
    /** What calendars know the visit by: the first booking of a row of moves; null for its own id. */
    calendarUid: uuid('calendar_uid'),
    /** How often the visit was moved before. */
    calendarSequence: integer('calendar_sequence').notNull().default(0),
    cancelledAt: instant('cancelled_at'),
    cancelledBy: uuid('cancelled_by').references(() => accounts.id),
    cancelReason: text('cancel_reason', {
      enum: ['room_closed', 'plans_changed', 'illness', 'other', 'moved'],
    }),
    createdAt: createdAt(),
  },
  (t) => [
    index('bookings_slot').on(t.slotId),
    index('bookings_room_time').on(t.roomId, t.startsAt),
    index('bookings_child').on(t.childId, t.startsAt),
    index('bookings_account').on(t.accountId, t.startsAt),
    index('bookings_request').on(t.requestId, t.accountId),
    // The account that booked is the one that asked.
    foreignKey({
      name: 'bookings_request_of_account',
      columns: [t.requestId, t.accountId],
      foreignColumns: [bookingRequests.id, bookingRequests.accountId],
    }),
    uniqueIndex('bookings_moved_from').on(t.movedFrom).where(sql`${t.movedFrom} is not null`),
    index('bookings_cancelled_by').on(t.cancelledBy),
    index('bookings_booked_by').on(t.bookedBy).where(sql`${t.bookedBy} is not null`),
    index('bookings_expiring')
      .on(t.roomId, t.expiresAt)
      .where(sql`${t.status} in ('held', 'offered')`),
    check('bookings_times', sql`${t.endsAt} > ${t.startsAt}`),
    check(
      'bookings_expiry',
      sql`${t.status} not in ('held', 'offered') or ${t.expiresAt} is not null`,
    ),
    check(
      'bookings_cancelled',
      sql`(${t.status} = 'cancelled') = (${t.cancelledAt} is not null)
        and (${t.cancelledAt} is not null or ${t.cancelledBy} is null)`,
    ),
    check(
      'bookings_override',
      sql`${t.overrideReason} is null
        or (${t.bookedBy} is not null and char_length(${t.overrideReason}) between 1 and 300)`,
    ),
    check(
      'bookings_child_known',
      sql`${t.childId} is not null or ${t.status} in ('held', 'cancelled', 'expired')`,
    ),
    check('bookings_moved', sql`(${t.movedFrom} is null) = (${t.calendarUid} is null)`),
    check('bookings_money', sql`${t.priceFen} >= 0 and ${t.allowanceUsed} >= 0`),
  ],
)
