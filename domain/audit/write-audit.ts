import type { Write } from '../shared/context'
import { insertAuditEntry } from './queries'

export type AuditEntry = {
  action: string
  subjectKind: string
  subjectId: string
  roomId?: string
  childId?: string
  /** Why, as the person said; without names. */
  reason?: string | null
  details?: Record<string, unknown>
}

/** Adds one audit row to the transaction under way. Details never hold names, numbers or secrets. */
export async function writeAudit(write: Write, entry: AuditEntry): Promise<void> {
  await insertAuditEntry(write, entry)
}
