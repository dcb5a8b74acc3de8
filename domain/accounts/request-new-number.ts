import { writeAudit } from '../audit/write-audit'
import type { Ctx } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { requireConfirmed } from './require-confirmed'
import { type CodeSent, sendCode } from './send-code'
import type { Asker } from './source-of-asker'

/**
 * Sends a code to the number (E.164) that one's own account is to have from now on. Needs a fresh code to
 * the present one. The answer is the same whether another account has the number or not.
 */
export async function requestNewNumber(
  ctx: Ctx,
  input: { phone: string; by: Asker; replaces: string | null },
): Promise<CodeSent | Refused<'own_number'>> {
  const { phone, language } = requireConfirmed(ctx)
  if (input.phone === phone) return { ok: false, reason: 'own_number' }
  return sendCode({ ...input, language, purpose: 'new_number' }, ctx, (write, codeId) =>
    writeAudit(write, {
      action: 'request-new-number',
      subjectKind: 'sign_in_code',
      subjectId: codeId,
    }),
  )
}
