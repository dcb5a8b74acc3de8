import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { deleteFavourite, selectPublicRoomId } from './queries'

/** Takes a room off the account's marked ones; one not marked stays so. Throws NotFound like marking. */
export function unmarkRoom(ctx: Ctx, { code }: { code: string }): Promise<{ ok: true }> {
  const { accountId } = requireAccount(ctx.actor)
  return writing(ctx, async (write) => {
    const roomId = await selectPublicRoomId(write.tx, code)
    if (!roomId) throw new NotFound()
    if (await deleteFavourite(write, accountId, roomId)) {
      await writeAudit(write, {
        action: 'unmark-room',
        subjectKind: 'favourite',
        subjectId: roomId,
      })
    }
    return { ok: true }
  })
}
