import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { type CodeSent, sendCode } from './send-code'
import type { Asker } from './source-of-asker'

/** Sends a code to one's own number, to show before a change of what protects the account that it is oneself. */
export async function requestConfirmation(
  ctx: Ctx,
  { by, replaces }: { by: Asker; replaces: string | null },
): Promise<CodeSent> {
  const { phone, language } = requireAccount(ctx.actor)
  const wish = { phone, language, by, replaces, purpose: 'confirm' } as const
  return sendCode(wish, ctx, (write, codeId) =>
    writeAudit(write, {
      action: 'request-confirmation',
      subjectKind: 'sign_in_code',
      subjectId: codeId,
    }),
  )
}
