import { writeAudit } from '../audit/write-audit'
import { messageLimits } from '../messages/limit-queries'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { insertNumberChange, waitingChange } from './number-change-queries'
import { requireNumberOffice } from './policy'
import { findAccountByPhone, lockAccount, rolesOf } from './queries'
import { type Asker, sourceOfAsker } from './source-of-asker'
import { tellChange } from './tell-change'
import { type CodeRefused, useCode } from './use-code'

const day = 24 * 60 * 60_000

export type LostNumberRecorded =
  | { ok: true; takesEffectAt: Date }
  | CodeRefused
  | Refused<'not_registered' | 'number_taken' | 'change_waiting' | 'holds_office'>

/**
 * Notes at a desk that a person has lost the number of their account (`oldPhone`) and has another (`phone`),
 * with the code that was sent there (`codeId`) and how they showed who they are. It counts after the days of
 * the city's policy, unless somebody signed in to the account stops it; the old number is told. Refuses
 * people with an office, whose administrators give the role again. For administrators from a subdistrict on.
 */
export function recordLostNumber(
  ctx: Ctx,
  input: {
    oldPhone: string
    phone: string
    identityCheck: string
    codeId: string
    code: string
    by: Asker
  },
): Promise<LostNumberRecorded> {
  const staff = requireNumberOffice(ctx.actor)
  const { oldPhone, phone, identityCheck, codeId, code, by } = input
  return writing(ctx, async (write): Promise<LostNumberRecorded> => {
    const { source } = await sourceOfAsker(write.tx, { phone, by, now: ctx.now })
    const account = await findAccountByPhone(write.tx, oldPhone)
    if (!account) return { ok: false, reason: 'not_registered' }
    const accountId = account.id
    await lockAccount(write, accountId)
    if ((await rolesOf(write.tx, accountId)).length > 0)
      return { ok: false, reason: 'holds_office' }
    if (await waitingChange(write.tx, accountId)) return { ok: false, reason: 'change_waiting' }
    const refused = await useCode(write, { phone, purpose: 'new_number', codeId, code }, source)
    if (refused) return refused
    if (await findAccountByPhone(write.tx, phone)) return { ok: false, reason: 'number_taken' }
    const { numberChangeDays: days } = await messageLimits(write.tx, ctx.now)
    const takesEffectAt = new Date(ctx.now.getTime() + days * day)
    const askedBy = staff.accountId
    await insertNumberChange(write, { accountId, phone, identityCheck, askedBy, takesEffectAt })
    await tellChange(write, { ...account, accountId }, 'number_asked', { days: String(days) })
    await writeAudit(write, {
      action: 'record-lost-number',
      subjectKind: 'account',
      subjectId: accountId,
      reason: identityCheck,
      details: { days },
    })
    return { ok: true, takesEffectAt }
  })
}
