import { sql } from 'drizzle-orm'
import { auditEntries } from '@/db/schema/audit'
import type { Write } from '../shared/context'
import type { AuditEntry } from './write-audit'

export async function insertAuditEntry(
  { actor, now, tx, origin }: Write,
  entry: AuditEntry,
): Promise<void> {
  await tx.insert(auditEntries).values({
    at: now,
    actorId: actor.kind === 'account' ? actor.accountId : null,
    actorKind: actor.kind === 'account' ? 'account' : 'system',
    origin: origin ?? null,
    ...entry,
  })
}

/** Seals at most so many entries, oldest first; answers how many there were. */
export async function sealEntries({ tx }: Write, most: number): Promise<number> {
  const [row] = await tx.execute<{ sealed: number }>(sql`select seal_audit(${most}) as sealed`)
  return row?.sealed ?? 0
}
