import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { changeAccount } from './queries'

/** Takes the password from one's own account; signing in by code stays. */
export function removePassword(ctx: Ctx): Promise<{ ok: true }> {
  const { accountId } = requireAccount(ctx.actor)
  return writing(ctx, async (write) => {
    await changeAccount(write, accountId, { passwordHash: null })
    await writeAudit(write, {
      action: 'remove-password',
      subjectKind: 'account',
      subjectId: accountId,
    })
    return { ok: true }
  })
}
