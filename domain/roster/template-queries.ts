import { and, asc, eq } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { rosterTemplates } from '@/db/schema/roster'

export type TemplateRow = typeof rosterTemplates.$inferSelect

/** The templates of a room by name. */
export function selectTemplates(db: Executor, roomId: string): Promise<TemplateRow[]> {
  return db
    .select()
    .from(rosterTemplates)
    .where(eq(rosterTemplates.roomId, roomId))
    .orderBy(asc(rosterTemplates.name))
}

export async function selectTemplate(db: Executor, id: string): Promise<TemplateRow | null> {
  const [found] = await db.select().from(rosterTemplates).where(eq(rosterTemplates.id, id))
  return found ?? null
}

export async function insertTemplate(
  tx: Executor,
  row: typeof rosterTemplates.$inferInsert,
): Promise<string> {
  const [added] = await tx.insert(rosterTemplates).values(row).returning({ id: rosterTemplates.id })
  if (!added) throw new Error('a template was not written')
  return added.id
}

/** Takes a template away; false if it is gone already. */
export async function deleteTemplate(tx: Executor, roomId: string, id: string): Promise<boolean> {
  const gone = await tx
    .delete(rosterTemplates)
    .where(and(eq(rosterTemplates.id, id), eq(rosterTemplates.roomId, roomId)))
    .returning({ id: rosterTemplates.id })
  return gone.length > 0
}
