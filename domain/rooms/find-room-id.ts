import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { selectPublicRoomId } from './find-queries'

/** Which room has a code, for anybody. Throws NotFound if there is none or it is a draft. */
export async function findRoomId(ctx: Ctx, code: string): Promise<string> {
  const id = await selectPublicRoomId(ctx.db.read, code)
  if (!id) throw new NotFound()
  return id
}
