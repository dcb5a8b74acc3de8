import { suspendRoom } from '@/domain/administration/suspend-room'
import { setRoomText } from '@/domain/rooms/set-room-text'
import { textKinds } from '@/domain/rooms/text-inputs'
import { makeOwnRoom } from './own-room'
import { siteDatabase } from './running'

/** A room that no other test knows, with these words in all its texts, suspended if asked for. */
export async function makeOwnTexts({
  textZh,
  textEn,
  suspended = false,
}: {
  textZh: string
  textEn: string
  suspended?: boolean
}) {
  const made = await makeOwnRoom()
  const db = siteDatabase()
  const ctx = { actor: { kind: 'system' as const }, now: new Date(), db }
  const roomId = made.room.id
  for (const kind of textKinds) {
    const written = await setRoomText(ctx, { roomId, kind, textZh, textEn, seen: null })
    if (!written.ok) throw new Error(written.reason)
  }
  if (suspended) await suspendRoom(ctx, { roomId, reason: '房屋修缮' })
  return made
}
