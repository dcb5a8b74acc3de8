import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts'
import { createdAt, id, instant } from './columns'
import { districts, subdistricts } from './divisions'
import { operators, rooms } from './rooms'

/**
 * A role offered by a one-time link, of which only a hash is kept. Open until it is accepted,
 * withdrawn or expired; the person who accepts it gets the role at once.
 */
export const roleInvitations = pgTable(
  'role_invitations',
  {
    id: id(),
    tokenHash: text('token_hash').notNull().unique(),
    /** The person it is for, by the name the inviting person gave; shown to nobody else. */
    name: text('name').notNull(),
    /** As names are compared; see `foldName`. Null until `db:migrate` fills it. */
    nameFolded: text('name_folded'),
    /** Only an account with this number can accept it. */
    phone: text('phone').notNull(),
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
    invitedBy: uuid('invited_by').references(() => accounts.id),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    acceptedBy: uuid('accepted_by').references(() => accounts.id),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: uuid('withdrawn_by').references(() => accounts.id),
    createdAt: createdAt(),
  },
  (t) => [
    index('role_invitations_district').on(t.districtCode),
    index('role_invitations_subdistrict').on(t.subdistrictCode),
    index('role_invitations_operator').on(t.operatorId),
    index('role_invitations_room').on(t.roomId),
    index('role_invitations_invited_by').on(t.invitedBy),
    index('role_invitations_accepted_by').on(t.acceptedBy),
    index('role_invitations_withdrawn_by').on(t.withdrawnBy),
    check('role_invitations_phone', sql`${t.phone} ~ '^\\+[1-9][0-9]{6,14}$'`),
    check('role_invitations_name', sql`char_length(${t.name}) between 1 and 60`),
    check(
      'role_invitations_scope',
      sql`(${t.role} = 'district_administrator') = (${t.districtCode} is not null)
        and (${t.role} = 'subdistrict_administrator') = (${t.subdistrictCode} is not null)
        and (${t.role} = 'operator') = (${t.operatorId} is not null)
        and (${t.role} in ('room_manager', 'caregiver')) = (${t.roomId} is not null)`,
    ),
    check('role_invitations_accepted', sql`(${t.acceptedAt} is null) = (${t.acceptedBy} is null)`),
    check(
      'role_invitations_ended_once',
      sql`(${t.acceptedAt} is null or ${t.withdrawnAt} is null)
        and (${t.withdrawnBy} is null or ${t.withdrawnAt} is not null)`,
    ),
  ],
)

/** A time-based code as second factor of an account (RFC 6238); it counts once it is confirmed. */
export const secondFactors = pgTable('second_factors', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => accounts.id),
  /** Encrypted by the program. */
  secretSealed: text('secret_sealed').notNull(),
  confirmedAt: instant('confirmed_at'),
  /** The last time step a code was taken for: each code counts once. */
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  createdAt: createdAt(),
})

/** Codes for people who have lost the second factor; kept as hashes, each used once. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    codeHash: text('code_hash').notNull(),
    usedAt: instant('used_at'),
    createdAt: createdAt(),
  },
  (t) => [index('recovery_codes_account').on(t.accountId)],
)
