import { and, eq, lte } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Executor } from '@/db/client'
import { numberChanges } from '@/db/schema/accounts'
import type { Write } from '../shared/context'

type NumberChangeRow = typeof numberChanges.$inferSelect

const waitingOf = (accountId: string) =>
  and(eq(numberChanges.accountId, accountId), eq(numberChanges.state, 'waiting'))

/** The change of number that waits for an account; null if none does. */
export async function waitingChange(
  db: Executor,
  accountId: string,
): Promise<NumberChangeRow | null> {
  const [row] = await db.select().from(numberChanges).where(waitingOf(accountId))
  return row ?? null
}

/** The changes whose time has come, held until the transaction ends. */
export function lockDueChanges({ tx, now }: Write): Promise<NumberChangeRow[]> {
  return tx
    .select()
    .from(numberChanges)
    .where(and(eq(numberChanges.state, 'waiting'), lte(numberChanges.takesEffectAt, now)))
    .orderBy(numberChanges.id)
    .for('update')
}

export async function insertNumberChange(
  { tx, now }: Write,
  of: Pick<NumberChangeRow, 'accountId' | 'phone' | 'identityCheck' | 'askedBy' | 'takesEffectAt'>,
): Promise<string> {
  const id = v7()
  await tx.insert(numberChanges).values({ id, ...of, createdAt: now })
  return id
}

/** Ends the change that waits for an account; false if none does. */
export async function endNumberChange(
  { tx, now }: Write,
  accountId: string,
  state: 'done' | 'stopped',
): Promise<boolean> {
  const rows = await tx
    .update(numberChanges)
    .set({ state, endedAt: now })
    .where(waitingOf(accountId))
    .returning({ id: numberChanges.id })
  return rows.length > 0
}
