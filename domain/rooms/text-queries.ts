import { and, eq } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { roomTexts } from '@/db/schema/rooms'
import type { Write } from '../shared/context'
import type { TextKind } from './text-inputs'

/** What a room says of itself; a kind that is not there is not published. */
export function selectRoomTexts(on: Executor, roomId: string) {
  return on
    .select({
      kind: roomTexts.kind,
      textZh: roomTexts.textZh,
      textEn: roomTexts.textEn,
      updatedAt: roomTexts.updatedAt,
    })
    .from(roomTexts)
    .where(eq(roomTexts.roomId, roomId))
}

export type RoomText = Awaited<ReturnType<typeof selectRoomTexts>>[number]

/** Writes a text in place of the one there was. */
export async function upsertRoomText(
  { tx, now }: Write,
  roomId: string,
  text: { kind: TextKind; textZh: string; textEn: string | null },
): Promise<void> {
  const { textZh, textEn } = text
  await tx
    .insert(roomTexts)
    .values({ roomId, ...text, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({
      target: [roomTexts.roomId, roomTexts.kind],
      set: { textZh, textEn, updatedAt: now },
    })
}

export async function deleteRoomText(tx: Executor, roomId: string, kind: TextKind): Promise<void> {
  await tx.delete(roomTexts).where(and(eq(roomTexts.roomId, roomId), eq(roomTexts.kind, kind)))
}
