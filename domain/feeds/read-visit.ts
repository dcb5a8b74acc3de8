import { validate } from 'uuid'
import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { selectVisit } from './queries'
import type { Visit } from './types'

/**
 * The visit of a booking for a calendar; of one that was moved, the visit it became. For the child's
 * guardians. Throws NotFound for others and while a place is only held.
 */
export async function readVisit(ctx: Ctx, { bookingId }: { bookingId: string }): Promise<Visit> {
  const { accountId } = requireAccount(ctx.actor)
  const visit = validate(bookingId) ? await selectVisit(ctx.db.read, accountId, bookingId) : null
  if (!visit) throw new NotFound()
  return visit
}
