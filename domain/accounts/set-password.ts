import { writeAudit } from '../audit/write-audit'
import { type Ctx, writing } from '../shared/context'
import { changeAccount } from './queries'
import { requireConfirmed } from './require-confirmed'
import { hashSecret } from './secrets'
import { endSessionsBut } from './session-queries'
import { tellChange } from './tell-change'

/**
 * Gives one's own account a password (10 to 128 letters) beside the code, or another one. Needs a fresh
 * code; ends the other sessions and tells the number.
 */
export async function setPassword(ctx: Ctx, input: { password: string }): Promise<{ ok: true }> {
  const { session, ...account } = requireConfirmed(ctx)
  const { accountId } = account
  const passwordHash = await hashSecret(input.password)
  return writing(ctx, async (write) => {
    await changeAccount(write, accountId, { passwordHash })
    const ended = await endSessionsBut(write, accountId, session.id)
    await tellChange(write, account, 'password_set')
    await writeAudit(write, {
      action: 'set-password',
      subjectKind: 'account',
      subjectId: accountId,
      details: { ended },
    })
    return { ok: true }
  })
}
