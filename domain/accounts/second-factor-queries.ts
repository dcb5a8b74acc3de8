import { and, desc, eq, gt, isNotNull, isNull, lte } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { v7 } from 'uuid'
import type { Executor } from '@/db/client'
import { sessions } from '@/db/schema/accounts'
import { recoveryCodes, secondFactors } from '@/db/schema/people'
import { policies } from '@/db/schema/policies'
import type { Write } from '../shared/context'
import { type FactorLevel, type FactorStanding, factorLevelDefault } from './second-factor-rules'

export type FactorRow = typeof secondFactors.$inferSelect

/** The level the city's policy names on a day. */
export async function factorLevelOn(db: Executor, day: string): Promise<FactorLevel> {
  const [row] = await db
    .select({ level: policies.secondFactorFrom })
    .from(policies)
    .where(
      and(
        eq(policies.level, 'city'),
        lte(policies.effectiveFrom, day),
        isNotNull(policies.secondFactorFrom),
      ),
    )
    .orderBy(desc(policies.effectiveFrom))
    .limit(1)
  return row?.level ?? factorLevelDefault
}

/** What decides whether an account's session lacks a second factor. */
export async function factorStanding(
  db: Executor,
  accountId: string,
  day: string,
): Promise<FactorStanding> {
  const [level, factor] = await Promise.all([factorLevelOn(db, day), findFactor(db, accountId)])
  return { level, enrolled: factor?.confirmedAt != null }
}

export async function findFactor(db: Executor, accountId: string): Promise<FactorRow | null> {
  const [row] = await db.select().from(secondFactors).where(eq(secondFactors.accountId, accountId))
  return row ?? null
}

/** The second factor of an account, held until the transaction ends: each code counts once. */
export async function lockFactor(tx: Executor, accountId: string): Promise<FactorRow | null> {
  const [row] = await tx
    .select()
    .from(secondFactors)
    .where(eq(secondFactors.accountId, accountId))
    .for('update')
  return row ?? null
}

/** Puts a second factor that has just been confirmed in place of any before it. */
export async function putFactor(
  { tx, now }: Write,
  accountId: string,
  set: { secretSealed: string; lastStep: number },
): Promise<void> {
  await tx
    .insert(secondFactors)
    .values({ accountId, confirmedAt: now, createdAt: now, ...set })
    .onConflictDoUpdate({ target: secondFactors.accountId, set: { confirmedAt: now, ...set } })
}

export async function setLastStep(
  { tx }: Write,
  accountId: string,
  lastStep: number,
): Promise<void> {
  await tx.update(secondFactors).set({ lastStep }).where(eq(secondFactors.accountId, accountId))
}

/** Takes an account's second factor and its codes away; false if it had none. */
export async function deleteFactor({ tx }: Write, accountId: string): Promise<boolean> {
  const gone = await tx
    .delete(secondFactors)
    .where(eq(secondFactors.accountId, accountId))
    .returning({ accountId: secondFactors.accountId })
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId))
  return gone.length > 0
}

/** Puts new recovery codes in place of all before. */
export async function replaceRecoveryCodes(
  { tx, now }: Write,
  accountId: string,
  hashes: string[],
): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId))
  await tx
    .insert(recoveryCodes)
    .values(hashes.map((codeHash) => ({ id: v7(), accountId, codeHash, createdAt: now })))
}

/** The recovery codes an account has left. */
export function unusedRecoveryCodes(db: Executor, accountId: string) {
  return db
    .select({ id: recoveryCodes.id, codeHash: recoveryCodes.codeHash })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt)))
}

export async function markRecoveryCodeUsed({ tx, now }: Write, id: string): Promise<void> {
  await tx.update(recoveryCodes).set({ usedAt: now }).where(eq(recoveryCodes.id, id))
}

/** A session of an account that counts now; null for any other. */
export async function findOwnSession(
  db: Executor,
  own: { sessionId: string; accountId: string },
  now: Date,
): Promise<{ secondFactorAt: Date | null } | null> {
  const [row] = await db
    .select({ secondFactorAt: sessions.secondFactorAt })
    .from(sessions)
    .where(
      and(
        eq(sessions.id, own.sessionId),
        eq(sessions.accountId, own.accountId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
      ),
    )
  return row ?? null
}

/** Notes that a session has given the second factor now. */
export async function markSession({ tx, now }: Write, sessionId: string): Promise<void> {
  await tx.update(sessions).set({ secondFactorAt: now }).where(eq(sessions.id, sessionId))
}

/** Makes all sessions of an account give a second factor again. */
export async function unmarkSessions({ tx }: Write, accountId: string): Promise<void> {
  await tx
    .update(sessions)
    .set({ secondFactorAt: null })
    .where(and(eq(sessions.accountId, accountId), isNotNull(sessions.secondFactorAt)))
}

/** The browser of a session, if another session of its account gave the second factor in it; else null. */
export async function factorBrowser(db: Executor, sessionId: string): Promise<string | null> {
  const before = alias(sessions, 'before')
  const [row] = await db
    .select({ browser: sessions.browser })
    .from(sessions)
    .innerJoin(
      before,
      and(
        eq(before.accountId, sessions.accountId),
        eq(before.browser, sessions.browser),
        isNotNull(before.secondFactorAt),
      ),
    )
    .where(eq(sessions.id, sessionId))
    .limit(1)
  return row?.browser ?? null
}
