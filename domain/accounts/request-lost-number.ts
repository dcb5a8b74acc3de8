import { writeAudit } from '../audit/write-audit'
import type { Ctx } from '../shared/context'
import { requireNumberOffice } from './policy'
import { type CodeSent, sendCode } from './send-code'
import type { Asker } from './source-of-asker'

/**
 * Sends a code to the new number of a person at the desk who has lost the old one, so that it is theirs and
 * not mistyped. For administrators from a subdistrict on.
 */
export async function requestLostNumber(
  ctx: Ctx,
  input: { phone: string; by: Asker; replaces: string | null },
): Promise<CodeSent> {
  requireNumberOffice(ctx.actor)
  return sendCode({ ...input, language: 'zh', purpose: 'new_number' }, ctx, (write, codeId) =>
    writeAudit(write, {
      action: 'request-lost-number',
      subjectKind: 'sign_in_code',
      subjectId: codeId,
    }),
  )
}
