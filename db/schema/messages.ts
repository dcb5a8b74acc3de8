import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts'
import { createdAt, id, instant } from './columns'

/** Messages to send, written in the transaction they are about. */
export const messages = pgTable(
  'messages',
  {
    id: id(),
    accountId: uuid('account_id').references(() => accounts.id),
    phone: text('phone').notNull(),
    language: text('language', { enum: ['zh', 'en'] }).notNull(),
    kind: text('kind', {
      enum: [
        'sign_in_code',
        'guardian_invited',
        'role_invited',
        'booking_confirmed',
        'bookings_confirmed',
        'booking_moved',
        'booking_cancelled',
        'slot_closed',
        'account_changed',
      ],
    }).notNull(),
    parameters: jsonb('parameters').$type<Record<string, string>>().notNull(),
    sentAt: instant('sent_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('messages_account').on(t.accountId),
    index('messages_unsent').on(t.createdAt).where(sql`${t.sentAt} is null`),
    index('messages_sealed').on(t.createdAt).where(sql`${t.parameters} ? 'sealed'`),
    // What opens something stands in no message as it is, and in none that was sent.
    check(
      'messages_secret_sealed',
      sql`${t.kind} not in ('sign_in_code', 'role_invited') or not ${t.parameters} ?| array['code', 'link']`,
    ),
    check('messages_sent_forgotten', sql`${t.sentAt} is null or not ${t.parameters} ? 'sealed'`),
    check('messages_phone', sql`${t.phone} ~ '^\\+[1-9][0-9]{6,14}$'`),
  ],
)
