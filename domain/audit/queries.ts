import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
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

/** The last seal of the log; null before the first. */
export async function selectLastSeal(
  on: Executor,
): Promise<{ position: number; hash: string } | null> {
  const [row] = await on.execute<{ position: number; hash: string }>(sql`
    select position::integer as position, hash from audit_seals order by position desc limit 1`)
  return row ?? null
}

/** Seals at most so many entries, oldest first; answers how many there were. */
export async function sealEntries({ tx }: Write, most: number): Promise<number> {
  const [row] = await tx.execute<{ sealed: number }>(sql`select seal_audit(${most}) as sealed`)
  return row?.sealed ?? 0
}
