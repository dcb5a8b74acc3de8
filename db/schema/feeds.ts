import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts'
import { createdAt, id, instant } from './columns'

/** A private calendar address of an account. Only the hash of its token is kept; revoking ends it. */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull().unique(),
    revokedAt: instant('revoked_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('calendar_feeds_account').on(t.accountId),
    uniqueIndex('calendar_feeds_one').on(t.accountId).where(sql`${t.revokedAt} is null`),
  ],
)
