import { type Ctx, type Language, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { beginSession, type SignedIn } from './begin-session'
import {
  blankCodeMessage,
  countTry,
  findAccountByPhone,
  insertAccount,
  latestCode,
  lockPhone,
  markCodeUsed,
} from './queries'
import { codeRefusal, codeTries } from './rules'
import { secretMatches } from './secrets'

export type CodeSignIn =
  | SignedIn
  | Refused<'code_wrong', { triesLeft: number | null }>
  | Refused<'code_expired' | 'too_many_tries'>

/**
 * Signs in with the code sent last to the number, which is then used up; the first sign-in of a
 * number makes its account. A code has five tries and five minutes. Tries are counted even though
 * nothing else is written.
 */
export function signInWithCode(
  ctx: Ctx,
  input: { phone: string; code: string; language: Language },
): Promise<CodeSignIn> {
  return writing(ctx, async (write): Promise<CodeSignIn> => {
    const { phone } = input
    await lockPhone(write, phone)
    const sent = await latestCode(write.tx, phone)
    const refusal = codeRefusal(sent, ctx.now)
    if (refusal === 'code_expired') await blankCodeMessage(write, sent?.messageId ?? null)
    if (refusal && refusal !== 'code_wrong') return { ok: false, reason: refusal }
    if (!sent || refusal) return { ok: false, reason: 'code_wrong', triesLeft: null }
    const tries = await countTry(write, sent.id)
    if (!(await secretMatches(sent.codeHash, input.code))) {
      if (tries < codeTries)
        return { ok: false, reason: 'code_wrong', triesLeft: codeTries - tries }
      await blankCodeMessage(write, sent.messageId)
      return { ok: false, reason: 'too_many_tries' }
    }
    await markCodeUsed(write, sent.id)
    await blankCodeMessage(write, sent.messageId)
    const known = await findAccountByPhone(write.tx, phone)
    const accountId = known?.id ?? (await insertAccount(write, { phone, language: input.language }))
    return beginSession(write, accountId, { by: 'code', first: !known })
  })
}
