import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { accounts } from './accounts'
import { bookings } from './bookings'
import { createdAt, id, instant } from './columns'

/** A child. The factor is what the child weighs for the ratio, in hundredths. */
export const children = pgTable(
  'children',
  {
    id: id(),
    name: text('name').notNull(),
    /** As names are compared; see `foldName`. Null until `db:migrate` fills it. */
    nameFolded: text('name_folded'),
    birthDate: date('birth_date').notNull(),
    identityKind: text('identity_kind', {
      enum: [
        'mainland_id',
        'birth_certificate',
        'hk_macau_permit',
        'taiwan_permit',
        'residence_permit',
        'passport',
      ],
    }),
    identityCountry: text('identity_country'),
    /** Encrypted by the program; never shown whole. */
    identitySealed: text('identity_sealed'),
    /** Digest of the document under a key of the site's; unique in the city. Null until the site fills it. */
    identityHash: text('identity_hash'),
    /** An earlier record that this one may be the same child as; its free visits wait until staff has decided. */
    resembles: uuid('resembles').references((): AnyPgColumn => children.id),
    allergies: text('allergies'),
    notes: text('notes'),
    careFactorHundredths: smallint('care_factor_hundredths').notNull().default(100),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('children_identity').on(t.identityHash),
    index('children_birth_date').on(t.birthDate),
    index('children_resembles').on(t.resembles),
    check('children_resembles_other', sql`${t.resembles} <> ${t.id}`),
    check(
      'children_identity_hash',
      sql`${t.identityHash} is null or ${t.identitySealed} is not null`,
    ),
    check('children_name', sql`char_length(${t.name}) between 1 and 60`),
    check('children_factor', sql`${t.careFactorHundredths} between 100 and 1000`),
    check('children_identity', sql`(${t.identityKind} is null) = (${t.identitySealed} is null)`),
    check(
      'children_texts',
      sql`char_length(${t.allergies}) <= 500 and char_length(${t.notes}) <= 500`,
    ),
  ],
)

/** Who may act for a child; several guardians to a child. */
export const guardians = pgTable(
  'guardians',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    childId: uuid('child_id')
      .notNull()
      .references(() => children.id),
    relation: text('relation', {
      enum: ['mother', 'father', 'grandparent', 'other'],
    }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.childId] }),
    index('guardians_child').on(t.childId),
  ],
)

/**
 * A guardian asks another, by mobile number, to be guardian of a child too. Open until answered,
 * withdrawn or expired; only an account with that number can answer.
 */
export const guardianInvitations = pgTable(
  'guardian_invitations',
  {
    id: id(),
    childId: uuid('child_id')
      .notNull()
      .references(() => children.id),
    phone: text('phone').notNull(),
    invitedBy: uuid('invited_by')
      .notNull()
      .references(() => accounts.id),
    expiresAt: instant('expires_at').notNull(),
    answer: text('answer', { enum: ['accepted', 'declined', 'withdrawn'] }),
    answeredAt: instant('answered_at'),
    answeredBy: uuid('answered_by').references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [
    index('guardian_invitations_child').on(t.childId),
    index('guardian_invitations_phone').on(t.phone),
    index('guardian_invitations_invited_by').on(t.invitedBy),
    index('guardian_invitations_answered_by').on(t.answeredBy),
    uniqueIndex('guardian_invitations_open').on(t.childId, t.phone).where(sql`${t.answer} is null`),
    check('guardian_invitations_phone', sql`${t.phone} ~ '^\\+[1-9][0-9]{6,14}$'`),
    check(
      'guardian_invitations_answered',
      sql`(${t.answer} is null) = (${t.answeredAt} is null)
        and (${t.answer} is null) = (${t.answeredBy} is null)`,
    ),
  ],
)

/** A guardian's answer to one rule for one purpose; the latest counts. */
export const consents = pgTable(
  'consents',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    purpose: text('purpose', { enum: ['child_data'] }).notNull(),
    ruleVersion: text('rule_version').notNull(),
    decision: text('decision', { enum: ['given', 'refused', 'withdrawn'] }).notNull(),
    /** The member of staff who noted what the guardian said at the desk. */
    notedBy: uuid('noted_by').references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [
    index('consents_account').on(t.accountId, t.purpose, t.createdAt),
    index('consents_noted_by').on(t.notedBy),
  ],
)

/** Marks for a missed visit, a late cancellation or a late collection. */
export const marks = pgTable(
  'marks',
  {
    id: id(),
    childId: uuid('child_id')
      .notNull()
      .references(() => children.id),
    bookingId: uuid('booking_id')
      .notNull()
      .references(() => bookings.id),
    kind: text('kind', { enum: ['missed', 'late_cancellation', 'late_collection'] }).notNull(),
    points: smallint('points').notNull(),
    markedAt: instant('marked_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('marks_child').on(t.childId, t.markedAt),
    uniqueIndex('marks_booking_kind').on(t.bookingId, t.kind),
    check('marks_points', sql`${t.points} > 0`),
  ],
)

/** What is left of a child's allowance in one period: granted minus used, never below zero. */
export const allowanceBalances = pgTable(
  'allowance_balances',
  {
    childId: uuid('child_id')
      .notNull()
      .references(() => children.id),
    periodFrom: date('period_from').notNull(),
    periodTo: date('period_to').notNull(),
    unit: text('unit', { enum: ['visits', 'minutes'] }).notNull(),
    granted: integer('granted').notNull(),
    used: integer('used').notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.childId, t.periodFrom] }),
    check('allowance_not_below_zero', sql`${t.used} >= 0 and ${t.used} <= ${t.granted}`),
    check('allowance_period', sql`${t.periodTo} >= ${t.periodFrom}`),
  ],
)

/** Every grant, use and return; written by the database, never changed. */
export const allowanceEntries = pgTable(
  'allowance_entries',
  {
    id: id().default(sql`uuid_v7()`),
    childId: uuid('child_id')
      .notNull()
      .references(() => children.id),
    periodFrom: date('period_from').notNull(),
    kind: text('kind', { enum: ['grant', 'use', 'return'] }).notNull(),
    amount: integer('amount').notNull(),
    bookingId: uuid('booking_id').references(() => bookings.id),
    createdAt: createdAt(),
  },
  (t) => [
    index('allowance_entries_child').on(t.childId, t.periodFrom),
    index('allowance_entries_booking').on(t.bookingId),
    check('allowance_entries_amount', sql`${t.amount} > 0`),
    check('allowance_entries_booking_known', sql`(${t.kind} = 'grant') = (${t.bookingId} is null)`),
  ],
)
