import { writeAudit } from '../audit/write-audit'
import { queueMessage } from '../messages/queue-message'
import { type Ctx, type Language, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { blankCodeMessage, findAccountByPhone, insertCode, latestCode, lockPhone } from './queries'
import { codeExpiry, nextCodeFrom } from './rules'
import { hashSecret, makeCode } from './secrets'

export type CodeRequested =
  | { ok: true; againFrom: Date }
  | Refused<'code_just_sent', { againFrom: Date }>

/**
 * Sends a one-time code to a mobile number (E.164), for anybody who asks. The answer is the same
 * whether the number is known or not. A new code replaces the one before; refused within a minute
 * of it. `language` is the page's, for numbers without an account.
 */
export function requestSignInCode(
  ctx: Ctx,
  input: { phone: string; language: Language },
): Promise<CodeRequested> {
  return writing(ctx, async (write) => {
    const { phone } = input
    await lockPhone(write, phone)
    const before = await latestCode(write.tx, phone)
    if (before && !before.usedAt && ctx.now < nextCodeFrom(before.createdAt)) {
      return { ok: false, reason: 'code_just_sent', againFrom: nextCodeFrom(before.createdAt) }
    }
    await blankCodeMessage(write, before?.messageId ?? null)
    const account = await findAccountByPhone(write.tx, phone)
    const code = makeCode()
    const messageId = await queueMessage(write, {
      accountId: account?.id ?? null,
      phone,
      language: account?.language ?? input.language,
      kind: 'sign_in_code',
      parameters: {},
      secret: { code },
    })
    const codeHash = await hashSecret(code)
    const id = await insertCode(write, {
      phone,
      codeHash,
      expiresAt: codeExpiry(ctx.now),
      messageId,
    })
    await writeAudit(write, {
      action: 'request-sign-in-code',
      subjectKind: 'sign_in_code',
      subjectId: id,
    })
    return { ok: true, againFrom: nextCodeFrom(ctx.now) }
  })
}
