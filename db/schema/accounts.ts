import { sql } from 'drizzle-orm'
import {
  check,
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
import { createdAt, id, instant } from './columns'
import { districts, subdistricts } from './divisions'
import { messages } from './messages'
import { operators, rooms } from './rooms'

export const codePurposes = ['sign_in', 'confirm', 'new_number', 'desk'] as const

/** A person who can sign in, by mobile number (E.164). */
export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    phone: text('phone').notNull().unique(),
    name: text('name'),
    /** As names are compared; see `foldName`. Null until `db:migrate` fills it. */
    nameFolded: text('name_folded'),
    language: text('language', { enum: ['zh', 'en'] })
      .notNull()
      .default('zh'),
    homeSubdistrictCode: text('home_subdistrict_code').references(() => subdistricts.code),
    passwordHash: text('password_hash'),
    createdAt: createdAt(),
  },
  (t) => [
    index('accounts_home').on(t.homeSubdistrictCode),
    check('accounts_phone', sql`${t.phone} ~ '^\\+[1-9][0-9]{6,14}$'`),
    check('accounts_name', sql`char_length(${t.name}) between 1 and 60`),
  ],
)

/** A role with the scope it holds in. Removing sets the pair; nothing is deleted. */
export const roles = pgTable(
  'roles',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    role: text('role', {
      enum: [
        'city_administrator',
        'district_administrator',
        'subdistrict_administrator',
        'operator',
        'room_manager',
        'caregiver',
      ],
    }).notNull(),
    districtCode: text('district_code').references(() => districts.code),
    subdistrictCode: text('subdistrict_code').references(() => subdistricts.code),
    operatorId: uuid('operator_id').references(() => operators.id),
    roomId: uuid('room_id').references(() => rooms.id),
    grantedBy: uuid('granted_by').references(() => accounts.id),
    removedAt: instant('removed_at'),
    removedBy: uuid('removed_by'),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: 'roles_removed_by_fk',
      columns: [t.removedBy],
      foreignColumns: [accounts.id],
    }),
    index('roles_account').on(t.accountId),
    index('roles_district').on(t.districtCode),
    index('roles_subdistrict').on(t.subdistrictCode),
    index('roles_operator').on(t.operatorId),
    index('roles_room').on(t.roomId),
    index('roles_granted_by').on(t.grantedBy),
    index('roles_removed_by').on(t.removedBy),
    check(
      'roles_scope',
      sql`(${t.role} = 'district_administrator') = (${t.districtCode} is not null)
        and (${t.role} = 'subdistrict_administrator') = (${t.subdistrictCode} is not null)
        and (${t.role} = 'operator') = (${t.operatorId} is not null)
        and (${t.role} in ('room_manager', 'caregiver')) = (${t.roomId} is not null)`,
    ),
    check('roles_removed', sql`${t.removedBy} is null or ${t.removedAt} is not null`),
  ],
)

/** A signed-in browser; ending it works at the next request. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    expiresAt: instant('expires_at').notNull(),
    /** When the second factor was given in this session; without it no office counts. */
    secondFactorAt: instant('second_factor_at'),
    /** When a code to the account's number last showed that its holder acts; see `requireConfirmed`. */
    confirmedAt: instant('confirmed_at'),
    /** Digest of the browser's own number and the account; null once the account does not know it any more. */
    browser: text('browser'),
    /** The browser in coarse words, such as `Chrome · Android`. */
    device: text('device'),
    /** To the hour. */
    seenAt: instant('seen_at'),
    endedAt: instant('ended_at'),
    createdAt: createdAt(),
  },
  (t) => [index('sessions_account').on(t.accountId)],
)

/** One-time codes: kept only as a hash, used once, five tries, expiring; each counts for who asked for it. */
export const signInCodes = pgTable(
  'sign_in_codes',
  {
    id: id(),
    phone: text('phone').notNull(),
    /** What it is asked for; it counts for nothing else. */
    purpose: text('purpose', { enum: codePurposes }).notNull().default('sign_in'),
    codeHash: text('code_hash').notNull(),
    expiresAt: instant('expires_at').notNull(),
    tries: smallint('tries').notNull().default(0),
    usedAt: instant('used_at'),
    /** The message that carries the code; the code in it is blanked when it is used or expired. */
    messageId: uuid('message_id').references(() => messages.id),
    createdAt: createdAt(),
  },
  (t) => [
    index('sign_in_codes_message').on(t.messageId),
    index('sign_in_codes_phone').on(t.phone, t.createdAt),
    check('sign_in_codes_tries', sql`${t.tries} between 0 and 5`),
  ],
)

/** Counters of the rate limiter, shared by all processes; the library names the columns. */
export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull(),
  expire: instant('expire'),
  createdAt: createdAt(),
})

/** How often something was done for a key, and from when it may be done again; forgotten after `until`. */
export const turns = pgTable('turns', {
  key: text('key').primaryKey(),
  taken: integer('taken').notNull(),
  freeAt: instant('free_at').notNull(),
  until: instant('until').notNull(),
  createdAt: createdAt(),
})

/** What administrators are warned of, the city's or of one room; one row an hour and kind. */
export const alarms = pgTable(
  'alarms',
  {
    id: id(),
    kind: text('kind', { enum: ['codes_ceiling', 'misses_at_desk'] }).notNull(),
    /** The room it is about; null for the city's. */
    roomId: uuid('room_id').references(() => rooms.id),
    /** The beginning of the hour it is about. */
    hour: instant('hour').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('alarms_hour').on(t.kind, t.roomId, t.hour).nullsNotDistinct(),
    index('alarms_room').on(t.roomId),
    check('alarms_of_room', sql`(${t.kind} = 'misses_at_desk') = (${t.roomId} is not null)`),
  ],
)

/** A mobile number lost, changed by staff at a desk; it counts after some days unless somebody objects. */
export const numberChanges = pgTable(
  'number_changes',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    phone: text('phone').notNull(),
    /** How the person showed who they are, as the member of staff said. */
    identityCheck: text('identity_check').notNull(),
    askedBy: uuid('asked_by')
      .notNull()
      .references(() => accounts.id),
    takesEffectAt: instant('takes_effect_at').notNull(),
    state: text('state', { enum: ['waiting', 'done', 'stopped'] })
      .notNull()
      .default('waiting'),
    endedAt: instant('ended_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('number_changes_waiting').on(t.accountId).where(sql`${t.state} = 'waiting'`),
    index('number_changes_account').on(t.accountId),
    index('number_changes_asked_by').on(t.askedBy),
    check('number_changes_phone', sql`${t.phone} ~ '^\\+[1-9][0-9]{6,14}$'`),
    check('number_changes_ended', sql`(${t.state} = 'waiting') = (${t.endedAt} is null)`),
  ],
)
