import { writeAudit } from '../audit/write-audit'
import { requireSystem } from '../shared/actor'
import { type Ctx, type Language, writing } from '../shared/context'
import { findAccountByPhone, insertAccount, lockPhone } from './queries'

export type NewAccount = {
  phone: string
  language: Language
  name?: string
  homeSubdistrictCode?: string
}

/**
 * Makes an account for a number (E.164) without a code, or answers the one there is, unchanged.
 * Only for the program itself: the demo city and the command line.
 */
export function registerAccount(ctx: Ctx, input: NewAccount): Promise<{ accountId: string }> {
  requireSystem(ctx.actor)
  return writing(ctx, async (write) => {
    await lockPhone(write, input.phone)
    const known = await findAccountByPhone(write.tx, input.phone)
    if (known) return { accountId: known.id }
    const accountId = await insertAccount(write, input)
    await writeAudit(write, {
      action: 'register-account',
      subjectKind: 'account',
      subjectId: accountId,
    })
    return { accountId }
  })
}
