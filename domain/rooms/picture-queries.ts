import { and, asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { roomPictures } from '@/db/schema/rooms'

export type PictureRow = typeof roomPictures.$inferSelect

/** A room's pictures in their order. */
export function selectPictures(on: Executor, roomId: string): Promise<PictureRow[]> {
  return on
    .select()
    .from(roomPictures)
    .where(eq(roomPictures.roomId, roomId))
    .orderBy(asc(roomPictures.position), asc(roomPictures.id))
}

/** Adds a picture behind the others; a second time with the same id changes nothing. */
export async function insertPicture(
  tx: Executor,
  picture: Omit<typeof roomPictures.$inferInsert, 'position'>,
): Promise<void> {
  await tx
    .insert(roomPictures)
    .values({
      ...picture,
      position: sql`(select coalesce(max(p.position) + 1, 0) from room_pictures p
        where p.room_id = ${picture.roomId})`,
    })
    .onConflictDoNothing({ target: roomPictures.id })
}

export async function updatePicture(
  tx: Executor,
  pictureId: string,
  set: { altZh?: string; altEn?: string; position?: number },
): Promise<void> {
  await tx.update(roomPictures).set(set).where(eq(roomPictures.id, pictureId))
}

export async function deletePictureRow(tx: Executor, roomId: string, id: string): Promise<void> {
  await tx.delete(roomPictures).where(and(eq(roomPictures.roomId, roomId), eq(roomPictures.id, id)))
}
