import { writeAudit } from '../audit/write-audit'
import type { Ctx, Language } from '../shared/context'
import { type CodeSent, sendCode } from './send-code'
import type { Asker } from './source-of-asker'

/**
 * Sends a one-time code to a mobile number (E.164), for anybody who asks. The answer is the same
 * whether the number is known or not. `codeId` belongs to the sign-in that asked: the code counts for it
 * alone, so that nobody can use up another's. `replaces` is the code before of the same sign-in.
 * `language` is the page's, for numbers without an account.
 */
export function requestSignInCode(
  ctx: Ctx,
  input: { phone: string; language: Language; by: Asker; replaces: string | null },
): Promise<CodeSent> {
  return sendCode({ ...input, purpose: 'sign_in' }, ctx, (write, codeId) =>
    writeAudit(write, {
      action: 'request-sign-in-code',
      subjectKind: 'sign_in_code',
      subjectId: codeId,
    }),
  )
}
