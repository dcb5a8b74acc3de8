import { validate } from 'uuid'
import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { findChildOf } from './queries'
import { type ChildRead, selectChildReads } from './read-queries'

/**
 * Who read one's own child's record in the last twelve months, the latest first: day, room or
 * office, the purpose, and the reason if one was stated. Readings of a day from one place for one
 * purpose are one line. Throws NotFound for a child the account is not guardian of.
 */
export async function listChildReads(
  ctx: Ctx,
  { childId }: { childId: string },
): Promise<ChildRead[]> {
  const { accountId } = requireAccount(ctx.actor)
  const own = validate(childId) && (await findChildOf(ctx.db.read, accountId, childId))
  if (!own) throw new NotFound()
  return selectChildReads(ctx.db.read, childId, ctx.now)
}
