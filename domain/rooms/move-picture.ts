import { writeAudit } from '../audit/write-audit'
import { type Ctx, writing } from '../shared/context'
import type { ChangedMeanwhile } from '../shared/seen'
import { managedPicture } from './managed-picture'
import type { MovePictureInput } from './picture-inputs'
import { updatePicture } from './picture-queries'
import { orderSeen } from './picture-rules'

/**
 * Moves a picture one place earlier or later; the first is the one lists show. At either end it
 * stays. For those who run the room. Refuses if the order is no longer the one shown.
 */
export async function movePicture(
  ctx: Ctx,
  { roomId, pictureId, to, seen }: MovePictureInput,
): Promise<{ ok: true } | ChangedMeanwhile> {
  return writing(ctx, async (write) => {
    const { all } = await managedPicture(write, roomId, pictureId)
    const now = orderSeen(all)
    if ((seen ?? now) !== now) return { ok: false, reason: 'changed_meanwhile', seen: now }
    const order = all.map(({ id }) => id)
    const from = order.indexOf(pictureId)
    const target = to === 'earlier' ? from - 1 : from + 1
    if (target < 0 || target >= order.length) return { ok: true }
    order.splice(target, 0, ...order.splice(from, 1))
    for (const [position, id] of order.entries()) await updatePicture(write.tx, id, { position })
    await writeAudit(write, {
      action: 'picture_moved',
      subjectKind: 'picture',
      subjectId: pictureId,
      roomId,
      details: { changes: { place: [from + 1, target + 1] } },
    })
    return { ok: true }
  })
}
