import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { closeInvitation, findChildOf, findInvitation, lockChild } from './queries'

/** Takes back an open invitation to one's own child, no matter which of its guardians made it. */
export function withdrawInvitation(
  ctx: Ctx,
  input: { invitationId: string },
): Promise<{ ok: true; childId: string }> {
  const { accountId } = requireAccount(ctx.actor)
  return writing(ctx, async (write) => {
    const found = await findInvitation(write.tx, input.invitationId)
    if (!found) throw new NotFound()
    const { id, childId } = found
    await lockChild(write, childId)
    if (!(await findChildOf(write.tx, accountId, childId))) throw new NotFound()
    await closeInvitation(write, id, 'withdrawn', accountId)
    await writeAudit(write, {
      action: 'withdraw-invitation',
      subjectKind: 'guardian_invitation',
      subjectId: id,
      childId,
    })
    return { ok: true, childId }
  })
}
