import { lockPhone } from '../accounts/queries'
import { type Asker, sourceOfAsker } from '../accounts/source-of-asker'
import { type CodeRefused, useCode } from '../accounts/use-code'
import { bookingCode } from '../claims/booking-code'
import { messageLimits } from '../messages/limit-queries'
import { type Ctx, type Write, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { giveTurnBack, takeTurns } from '../shared/turn-queries'
import { countMiss } from './count-miss'
import { missTurn, shownTurn } from './desk-budget-rules'
import { deskOf } from './desk-of'
import { selectBookingsAtDesk, selectFamily } from './desk-queries'
import { openFamily } from './open-family'

export type FamilyShown = { ok: true; accountId: string } | CodeRefused | Refused<'not_registered'>

/** What a family reads out at a desk: the code that was sent to its number, or that of a booking in the room. */
type Shown = { roomId: string; phone: string; codeId: string; code: string; by: Asker }

/**
 * Opens the family with a number for the desk that asked for a code to it, once the family reads the code
 * out, or that of a booking of its own in this room. A number without an account can be registered then. A
 * wrong code is a miss. For everybody who runs the room; throws NotFound for other rooms.
 */
export async function showFamilyAtDesk(ctx: Ctx, input: Shown): Promise<FamilyShown> {
  const { room, staff } = await deskOf(ctx.db.read, ctx.actor, { id: input.roomId })
  const at = { staffId: staff.accountId, roomId: room.id }
  const limits = await messageLimits(ctx.db.read, ctx.now)
  return writing(ctx, async (write): Promise<FamilyShown> => {
    await lockPhone(write, input.phone)
    const family = await selectFamily(write.tx, input)
    const ofBooking = !/^\d{6}$/.test(input.code)
    const refused = ofBooking
      ? await bookingRefusal(write, input, family?.accountId ?? null)
      : await codeRefusal(write, input)
    if (refused) {
      await countMiss(write, room.id, limits)
      return refused
    }
    await giveTurnBack(write, missTurn(at, limits).key)
    if (family) {
      const by = ofBooking ? 'booking' : 'code'
      return openFamily(write, { ...at, accountId: family.accountId, by })
    }
    await takeTurns(write, [shownTurn(at, input.phone)])
    return { ok: false, reason: 'not_registered' }
  })
}

async function codeRefusal(write: Write, { phone, codeId, code, by }: Shown) {
  const { source } = await sourceOfAsker(write.tx, { phone, by, now: write.now })
  return useCode(write, { phone, purpose: 'desk', codeId, code }, source)
}

async function bookingRefusal(
  write: Write,
  { roomId, code }: Shown,
  accountId: string | null,
): Promise<CodeRefused | null> {
  const ids = accountId ? await selectBookingsAtDesk(write.tx, { accountId, roomId }) : []
  const named = ids.some((id) => bookingCode(id).replace('-', '').toLowerCase() === code)
  return named ? null : { ok: false, reason: 'code_wrong', triesLeft: null }
}
