import { writeAudit } from '../audit/write-audit'
import type { Write } from '../shared/context'
import { insertDeskReads, selectChildrenOfFamily } from './desk-queries'

/** How it was shown that the family stands at the desk: it is known there, a code of its phone, or of a booking. */
export type FoundBy = 'known' | 'code' | 'booking'

/** Opens a family at a room's desk: logged, and that its children's names were shown; the number is not. */
export async function openFamily(
  write: Write,
  of: { accountId: string; roomId: string; by: FoundBy },
): Promise<{ ok: true; accountId: string }> {
  const { accountId, roomId, by } = of
  await writeAudit(write, {
    action: 'find-family',
    subjectKind: 'account',
    subjectId: accountId,
    roomId,
    details: { found: true, by },
  })
  const children = await selectChildrenOfFamily(write.tx, accountId)
  await insertDeskReads(
    write,
    roomId,
    children.map((child) => child.id),
  )
  return { ok: true, accountId }
}
