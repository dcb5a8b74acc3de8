import { writeAudit } from '../audit/write-audit'
import { type Ctx, writing } from '../shared/context'
import { managedPicture } from './managed-picture'
import type { RemovePictureInput } from './picture-inputs'
import { deletePictureRow } from './picture-queries'

/** Takes a picture off a room's page; answers the path of its files. For those who run the room. */
export async function removePicture(
  ctx: Ctx,
  { roomId, pictureId }: RemovePictureInput,
): Promise<{ ok: true; path: string }> {
  return writing(ctx, async (write) => {
    const { picture } = await managedPicture(write, roomId, pictureId)
    await deletePictureRow(write.tx, roomId, pictureId)
    await writeAudit(write, {
      action: 'picture_removed',
      subjectKind: 'picture',
      subjectId: pictureId,
      roomId,
      details: {},
    })
    return { ok: true, path: picture.path }
  })
}
