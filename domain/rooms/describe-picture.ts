import { changesBetween } from '../audit/change-rules'
import { writeAudit } from '../audit/write-audit'
import { type Ctx, writing } from '../shared/context'
import type { ChangedMeanwhile } from '../shared/seen'
import { managedPicture } from './managed-picture'
import type { DescribePictureInput } from './picture-inputs'
import { updatePicture } from './picture-queries'
import { wordsSeen } from './picture-rules'

/**
 * Says in both languages what a picture shows, for people who cannot see it. For those who run the room.
 * Refuses a form gone stale.
 */
export async function describePicture(
  ctx: Ctx,
  { roomId, pictureId, altZh, altEn, seen }: DescribePictureInput,
): Promise<{ ok: true } | ChangedMeanwhile> {
  return writing(ctx, async (write) => {
    const { picture } = await managedPicture(write, roomId, pictureId)
    const changes = changesBetween(picture, { altZh, altEn })
    if (Object.keys(changes).length === 0) return { ok: true }
    const now = wordsSeen(picture)
    if ((seen ?? now) !== now) return { ok: false, reason: 'changed_meanwhile', seen: now }
    await updatePicture(write.tx, pictureId, { altZh, altEn })
    await writeAudit(write, {
      action: 'picture_described',
      subjectKind: 'picture',
      subjectId: pictureId,
      roomId,
      details: { changes },
    })
    return { ok: true }
  })
}
