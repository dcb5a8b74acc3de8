import { writeAudit } from '../audit/write-audit'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { endNumberChange } from './number-change-queries'
import { findAccountByPhone, setPhone } from './queries'
import { requireConfirmed } from './require-confirmed'
import { endSessionsBut } from './session-queries'
import { type Asker, sourceOfAsker } from './source-of-asker'
import { tellChange } from './tell-change'
import { type CodeRefused, useCode } from './use-code'

export type NumberChanged = { ok: true } | CodeRefused | Refused<'number_taken'>

/**
 * Gives one's own account another number, with the code that was sent to it (`codeId`) and a fresh code to
 * the present one. Ends the other sessions and tells the number before. Refuses a number that another
 * account has, which only its holder learns. Throws NotFound while the account's second factor is missing.
 */
export async function changeNumber(
  ctx: Ctx,
  { phone, codeId, code, by }: { phone: string; codeId: string; code: string; by: Asker },
): Promise<NumberChanged> {
  const { session, ...account } = requireConfirmed(ctx)
  const { accountId } = account
  if (account.secondFactor) throw new NotFound()
  return writing(ctx, async (write): Promise<NumberChanged> => {
    const { source } = await sourceOfAsker(write.tx, { phone, by, now: ctx.now })
    const refused = await useCode(write, { phone, purpose: 'new_number', codeId, code }, source)
    if (refused) return refused
    if (await findAccountByPhone(write.tx, phone)) return { ok: false, reason: 'number_taken' }
    await setPhone(write, accountId, phone)
    await endNumberChange(write, accountId, 'stopped')
    const ended = await endSessionsBut(write, accountId, session.id)
    await tellChange(write, account, 'number_changed')
    await writeAudit(write, {
      action: 'change-number',
      subjectKind: 'account',
      subjectId: accountId,
      details: { ended },
    })
    return { ok: true }
  })
}
