import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts'
import { createdAt, id, instant } from './columns'

/** Who did what to what, and when. Written once; the database refuses to change or delete. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: id(),
    at: instant('at').notNull(),
    actorId: uuid('actor_id').references(() => accounts.id),
    actorKind: text('actor_kind', { enum: ['account', 'system'] }).notNull(),
    action: text('action').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    roomId: uuid('room_id'),
    childId: uuid('child_id'),
    /** Why, as the person who did it said. */
    reason: text('reason'),
    /** From where: the address of a browser, or which program. */
    origin: text('origin'),
    details: jsonb('details').$type<Record<string, unknown>>().notNull().default({}),
    /** Set by the database. */
    createdAt: createdAt(),
    /** A hash of the rest as it was written, for the database alone; null of entries before this column. */
    digest: bigint('digest', { mode: 'number' }),
  },
  (t) => [
    index('audit_entries_actor').on(t.actorId, t.at),
    index('audit_entries_subject').on(t.subjectKind, t.subjectId),
    index('audit_entries_room').on(t.roomId, t.at),
    index('audit_entries_child').on(t.childId, t.at),
    index('audit_entries_at').on(t.at, t.id),
    // The commonest action is found by time; an index on it would only slow bookings down.
    index('audit_entries_action').on(t.action, t.at).where(sql`${t.action} <> 'book-slot'`),
    index('audit_entries_reason').on(t.at).where(sql`${t.reason} is not null`),
    index('audit_entries_room_reason').on(t.roomId, t.at).where(sql`${t.reason} is not null`),
    // In the order in which entries are sealed.
    index('audit_entries_sealing').on(t.createdAt),
  ],
)

/**
 * The chain over the entries: each seal is a hash of its entry and of the seal before it, so that
 * an entry changed, added or taken away later shows. Written once, like the entries.
 */
export const auditSeals = pgTable('audit_seals', {
  position: bigint('position', { mode: 'number' }).primaryKey(),
  entryId: uuid('entry_id')
    .notNull()
    .unique()
    .references(() => auditEntries.id),
  hash: text('hash').notNull(),
  createdAt: createdAt(),
})
