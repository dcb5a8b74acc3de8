import { lockAccount } from '../accounts/queries'
import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { countFavourites, insertFavourite, isFavourite, selectPublicRoomId } from './queries'
import { mostFavourites } from './rules'

export type RoomMarked = { ok: true } | Refused<'too_many', { most: number }>

/**
 * Marks a room as one of the account's own; marked twice is marked once. Refused beyond the most a
 * family can mark. Throws NotFound for a room the public does not see.
 */
export function markRoom(ctx: Ctx, { code }: { code: string }): Promise<RoomMarked> {
  const { accountId } = requireAccount(ctx.actor)
  return writing(ctx, async (write): Promise<RoomMarked> => {
    const roomId = await selectPublicRoomId(write.tx, code)
    if (!roomId) throw new NotFound()
    await lockAccount(write, accountId)
    if (await isFavourite(write.tx, accountId, roomId)) return { ok: true }
    if ((await countFavourites(write.tx, accountId)) >= mostFavourites) {
      return { ok: false, reason: 'too_many', most: mostFavourites }
    }
    await insertFavourite(write, accountId, roomId)
    // Without the room's scope: which rooms a family likes is nobody's business there.
    await writeAudit(write, { action: 'mark-room', subjectKind: 'favourite', subjectId: roomId })
    return { ok: true }
  })
}
