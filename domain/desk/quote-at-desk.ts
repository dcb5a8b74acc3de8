import { mayLicenseRoom } from '../authority/room-policy'
import type { Span } from '../claims/types'
import { type Desk, deskOf, familyAtDesk } from '../families/desk-of'
import { type Quote, quoteFor } from '../holds/quote-booking'
import type { Ctx } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'

export type DeskQuote =
  | {
      ok: true
      room: Desk['room']
      quote: Quote
      family: { accountId: string; name: string | null }
      /** Whether this person may set rules of the service aside, saying why. */
      mayOverride: boolean
    }
  | Refused<'find_again'>

/**
 * What booking the slot would mean for a family that stands at the desk. The family must have been
 * found by its number, or registered, by the same person a short while ago. Throws NotFound for a
 * room the actor does not run and for a slot of another room.
 */
export async function quoteAtDesk(
  ctx: Ctx,
  input: { code: string; slotId: string; accountId: string; span: Span | null },
): Promise<DeskQuote> {
  const desk = await deskOf(ctx.db.read, ctx.actor, { code: input.code })
  const { room, staff } = desk
  const family = await familyAtDesk(ctx.db.read, desk, input.accountId, ctx.now)
  if (!family) return { ok: false, reason: 'find_again' }
  const quote = await quoteFor(family, ctx, input)
  if (quote.slot.roomId !== room.id) throw new NotFound()
  const { accountId, name } = family
  const mayOverride = mayLicenseRoom(staff, room)
  return { ok: true, room, quote, family: { accountId, name }, mayOverride }
}
