import { NIL } from 'uuid'
import { type CodeSent, sendCode } from '../accounts/send-code'
import type { Asker } from '../accounts/source-of-asker'
import { writeAudit } from '../audit/write-audit'
import { messageLimits } from '../messages/limit-queries'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { takeTurns } from '../shared/turn-queries'
import { countMiss } from './count-miss'
import { budgetHours, familyTurns } from './desk-budget-rules'
import { deskOf } from './desk-of'
import { isKnownAtDesk, selectFamily, wasFoundAtDesk } from './desk-queries'
import { openFamily } from './open-family'

export type FamilyFound = { ok: true; accountId: string } | Refused<'families_spent'>

export type FamilyAsked = FamilyFound | CodeSent

/**
 * Opens the family with a mobile number (E.164) if this room knows it: it was cared for here, registered
 * here, or showed itself here within a year. To every other number, registered or not, a code is sent, and
 * the answer is the same (see `showFamilyAtDesk`). The desk and the member of staff have a number of
 * families a day, each counted once; a number nobody shows to be theirs counts as a miss. For everybody who runs the room;
 * throws NotFound for other rooms.
 */
export async function findFamilyAtDesk(
  ctx: Ctx,
  input: { roomId: string; phone: string; by: Asker; replaces: string | null },
): Promise<FamilyAsked> {
  const { room, staff } = await deskOf(ctx.db.read, ctx.actor, { id: input.roomId })
  const { phone, by, replaces } = input
  const at = { staffId: staff.accountId, roomId: room.id }
  const limits = await messageLimits(ctx.db.read, ctx.now)
  const opened = await writing(ctx, async (write): Promise<FamilyFound | null> => {
    const family = await selectFamily(write.tx, { phone })
    // The same is asked for a number without an account, so that the time it takes says nothing.
    const asked = { ...at, accountId: family?.accountId ?? NIL, now: ctx.now }
    const known = (await isKnownAtDesk(write.tx, asked)) && family
    const since = new Date(ctx.now.getTime() - budgetHours * 3_600_000)
    const again = replaces || (known && (await wasFoundAtDesk(write.tx, { ...asked, since })))
    if (!again && !(await takeTurns(write, familyTurns(at, limits))).taken) {
      return { ok: false, reason: 'families_spent' }
    }
    return known ? openFamily(write, { ...at, accountId: known.accountId, by: 'known' }) : null
  })
  if (opened) return opened
  const wish = { phone, by, replaces, language: 'zh', purpose: 'desk' } as const
  return sendCode(wish, ctx, async (write, codeId) => {
    if (!replaces) await countMiss(write, room.id, limits)
    await writeAudit(write, {
      action: 'request-family-code',
      subjectKind: 'sign_in_code',
      subjectId: codeId,
      roomId: room.id,
    })
  })
}
