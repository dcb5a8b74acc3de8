import { mayRunRoom } from '../authority/room-policy'
import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import type { StaffRoom } from './staff-queries'
import { staffRoom } from './staff-room'
import { type TextKind, textKinds } from './text-inputs'
import { selectRoomTexts } from './text-queries'

/** A text to change: empty if nothing is published. `seen` goes back with the form. */
export type TextToEdit = { kind: TextKind; textZh: string; textEn: string; seen: string | null }

/**
 * What a room says of itself, each kind in its order, for those who run it. Throws NotFound for a
 * caregiver and for a room elsewhere.
 */
export async function readRoomTexts(
  ctx: Ctx,
  { code }: { code: string },
): Promise<{ room: StaffRoom; texts: TextToEdit[] }> {
  const actor = requireAccount(ctx.actor)
  const room = await staffRoom(ctx.db.read, actor, { code })
  if (!mayRunRoom(actor, room)) throw new NotFound()
  const kept = await selectRoomTexts(ctx.db.read, room.id)
  const texts = textKinds.map((kind) => {
    const text = kept.find((one) => one.kind === kind)
    return {
      kind,
      textZh: text?.textZh ?? '',
      textEn: text?.textEn ?? '',
      seen: text?.updatedAt.toISOString() ?? null,
    }
  })
  return { room, texts }
}
