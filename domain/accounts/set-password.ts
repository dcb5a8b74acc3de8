import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { changeAccount } from './queries'
import { hashSecret } from './secrets'

/** Gives one's own account a password (10 to 128 letters) beside the code, or another one. */
export async function setPassword(ctx: Ctx, input: { password: string }): Promise<{ ok: true }> {
  const { accountId } = requireAccount(ctx.actor)
  const passwordHash = await hashSecret(input.password)
  return writing(ctx, async (write) => {
    await changeAccount(write, accountId, { passwordHash })
    await writeAudit(write, {
      action: 'set-password',
      subjectKind: 'account',
      subjectId: accountId,
    })
    return { ok: true }
  })
}
