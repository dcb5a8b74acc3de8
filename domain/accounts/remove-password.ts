import { writeAudit } from '../audit/write-audit'
import { type Ctx, writing } from '../shared/context'
import { changeAccount } from './queries'
import { requireConfirmed } from './require-confirmed'
import { endSessionsBut } from './session-queries'
import { tellChange } from './tell-change'

/**
 * Takes the password from one's own account; signing in by code stays. Needs a fresh code; ends the other
 * sessions and tells the number.
 */
export function removePassword(ctx: Ctx): Promise<{ ok: true }> {
  const { session, ...account } = requireConfirmed(ctx)
  const { accountId } = account
  return writing(ctx, async (write) => {
    await changeAccount(write, accountId, { passwordHash: null })
    const ended = await endSessionsBut(write, accountId, session.id)
    await tellChange(write, account, 'password_removed')
    await writeAudit(write, {
      action: 'remove-password',
      subjectKind: 'account',
      subjectId: accountId,
      details: { ended },
    })
    return { ok: true }
  })
}
