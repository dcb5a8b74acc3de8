import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Executor } from '@/db/client'
import { accounts, roles, sessions, signInCodes } from '@/db/schema/accounts'
import { messages } from '@/db/schema/messages'
import type { Language, Role, Write } from '../shared/context'
import { foldName } from '../shared/names'
import { hourOf } from './rules'

export type AccountRow = typeof accounts.$inferSelect
type RoleRow = typeof roles.$inferSelect
export type CodeRow = typeof signInCodes.$inferSelect

/** Lets one transaction at a time deal with a number: two codes at once, two first sign-ins. */
export async function lockPhone({ tx }: Write, phone: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${phone}, 1))`)
}

/** Lets one transaction at a time give or take roles, so that the last administrator stays. */
export async function lockRoles({ tx }: Write): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('roles', 2))`)
}

/** Locks an account, so that of two presses at once the second finds what the first did. */
export async function lockAccount({ tx }: Write, accountId: string): Promise<void> {
  await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for('no key update')
}

export async function findAccount(db: Executor, id: string): Promise<AccountRow | null> {
  const [row] = await db.select().from(accounts).where(eq(accounts.id, id))
  return row ?? null
}

export async function findAccountByPhone(db: Executor, phone: string): Promise<AccountRow | null> {
  const [row] = await db.select().from(accounts).where(eq(accounts.phone, phone))
  return row ?? null
}

export async function insertAccount(
  { tx, now }: Write,
  account: { phone: string; language: Language; name?: string; homeSubdistrictCode?: string },
): Promise<string> {
  const id = v7()
  await tx.insert(accounts).values({ id, createdAt: now, ...account, ...foldedOf(account) })
  return id
}

export async function changeAccount(
  { tx }: Write,
  id: string,
  change: Partial<Pick<AccountRow, 'name' | 'language' | 'homeSubdistrictCode' | 'passwordHash'>>,
): Promise<void> {
  await tx
    .update(accounts)
    .set({ ...change, ...foldedOf(change) })
    .where(eq(accounts.id, id))
}

/** Gives an account another number. */
export async function setPhone({ tx }: Write, id: string, phone: string): Promise<void> {
  await tx.update(accounts).set({ phone }).where(eq(accounts.id, id))
}

function foldedOf({ name }: { name?: string | null }): { nameFolded?: string | null } {
  return name === undefined ? {} : { nameFolded: name === null ? null : foldName(name) }
}

/** The account's roles in force. */
export async function rolesOf(db: Executor, accountId: string): Promise<Role[]> {
  const rows = await db
    .select()
    .from(roles)
    .where(and(eq(roles.accountId, accountId), isNull(roles.removedAt)))
  return rows.map(toRole)
}

/** The columns a role's scope is kept in. */
export type ScopeColumns = Pick<
  RoleRow,
  'role' | 'districtCode' | 'subdistrictCode' | 'operatorId' | 'roomId'
>

/** A role as a row keeps it; throws for one without its scope, which a constraint refuses. */
export function toRole(row: ScopeColumns): Role {
  const { role, districtCode, subdistrictCode, operatorId, roomId } = row
  if (role === 'city_administrator') return { role }
  if (role === 'district_administrator' && districtCode) return { role, districtCode }
  if (role === 'subdistrict_administrator' && subdistrictCode) return { role, subdistrictCode }
  if (role === 'operator' && operatorId) return { role, operatorId }
  if ((role === 'room_manager' || role === 'caregiver') && roomId) return { role, roomId }
  throw new Error(`a ${role} without a scope`)
}

export async function findRole(db: Executor, id: string): Promise<RoleRow | null> {
  const [row] = await db
    .select()
    .from(roles)
    .where(and(eq(roles.id, id), isNull(roles.removedAt)))
  return row ?? null
}

/** Gives a role; `granter` is the account that offered it, if the actor is the one that accepts. */
export async function insertRole(
  { tx, now, actor }: Write,
  accountId: string,
  role: Role,
  granter?: string | null,
): Promise<string> {
  const id = v7()
  const acting = actor.kind === 'account' ? actor.accountId : null
  const grantedBy = granter === undefined ? acting : granter
  await tx.insert(roles).values({ id, accountId, grantedBy, createdAt: now, ...role })
  return id
}

export async function closeRole({ tx, now, actor }: Write, id: string): Promise<void> {
  const removedBy = actor.kind === 'account' ? actor.accountId : null
  await tx.update(roles).set({ removedAt: now, removedBy }).where(eq(roles.id, id))
}

export async function countCityAdministrators(db: Executor): Promise<number> {
  const rows = await db
    .select({ id: roles.id })
    .from(roles)
    .where(and(eq(roles.role, 'city_administrator'), isNull(roles.removedAt)))
  return rows.length
}

/** Begins a session; `confirmedAt` is set if a code has just shown who begins it. */
export async function insertSession(
  { tx, now }: Write,
  accountId: string,
  expiresAt: Date,
  of: Partial<Pick<typeof sessions.$inferInsert, 'browser' | 'device' | 'confirmedAt'>> = {},
): Promise<string> {
  const id = v7()
  await tx
    .insert(sessions)
    .values({ id, accountId, expiresAt, ...of, seenAt: hourOf(now), createdAt: now })
  return id
}

/** A code by its id, which only what asked for it knows, held until the transaction ends. */
export async function lockCode(tx: Executor, one: Pick<CodeRow, 'id' | 'phone' | 'purpose'>) {
  const [row] = await tx
    .select()
    .from(signInCodes)
    .where(
      and(
        eq(signInCodes.id, one.id),
        eq(signInCodes.phone, one.phone),
        eq(signInCodes.purpose, one.purpose),
      ),
    )
    .for('update')
  return row ?? null
}

export async function insertCode(
  { tx, now }: Write,
  code: Pick<CodeRow, 'phone' | 'purpose' | 'codeHash' | 'expiresAt' | 'messageId'>,
): Promise<string> {
  const id = v7()
  await tx.insert(signInCodes).values({ id, createdAt: now, ...code })
  return id
}

export async function countTry({ tx }: Write, codeId: string): Promise<number> {
  const [row] = await tx
    .update(signInCodes)
    .set({ tries: sql`${signInCodes.tries} + 1` })
    .where(eq(signInCodes.id, codeId))
    .returning({ tries: signInCodes.tries })
  return row?.tries ?? 0
}

export async function markCodeUsed({ tx, now }: Write, codeId: string): Promise<void> {
  await tx.update(signInCodes).set({ usedAt: now }).where(eq(signInCodes.id, codeId))
}

/** Takes a code out of the message that carried it. */
export async function blankCodeMessage({ tx }: Write, messageId: string | null): Promise<void> {
  if (!messageId) return
  await tx
    .update(messages)
    .set({ parameters: sql`${messages.parameters} - 'sealed'` })
    .where(eq(messages.id, messageId))
}

/** Takes expired codes out of their messages and forgets the codes; answers how many. */
export async function deleteExpiredCodes({ tx, now }: Write): Promise<number> {
  const gone = await tx
    .delete(signInCodes)
    .where(lte(signInCodes.expiresAt, now))
    .returning({ messageId: signInCodes.messageId })
  const ids = gone.flatMap(({ messageId }) => (messageId ? [messageId] : []))
  if (ids.length > 0) {
    await tx.execute(sql`update messages set parameters = parameters - 'sealed' where id in ${ids}`)
  }
  return gone.length
}

export async function countSessions(db: Executor, accountId: string, now: Date): Promise<number> {
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(eq(sessions.accountId, accountId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)),
    )
  return rows.length
}
