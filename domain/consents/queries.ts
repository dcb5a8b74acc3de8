import { and, desc, eq, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { consents } from '@/db/schema/families'
import type { Write } from '../shared/context'
import { type Consent, ruleVersion } from './rules'

const purpose = 'child_data'

export async function lockFamily({ tx }: Write, accountId: string): Promise<void> {
  await tx.execute(sql`select from accounts where id = ${accountId} for update`)
}

export async function latestConsent(db: Executor, accountId: string): Promise<Consent | null> {
  const [row] = await db
    .select()
    .from(consents)
    .where(and(eq(consents.accountId, accountId), eq(consents.purpose, purpose)))
    .orderBy(desc(consents.createdAt), desc(consents.id))
    .limit(1)
  return row ? { decision: row.decision, ruleVersion: row.ruleVersion, at: row.createdAt } : null
}

export async function insertConsent(
  { tx, now }: Write,
  accountId: string,
  decision: Consent['decision'],
  notedBy: string | null = null,
): Promise<void> {
  await tx
    .insert(consents)
    .values({ accountId, purpose, ruleVersion, decision, notedBy, createdAt: now })
}
