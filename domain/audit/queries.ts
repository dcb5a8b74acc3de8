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
