import { type Ctx, type Language, writing } from '../shared/context'
import { beginSession, type SignedIn } from './begin-session'
import { insertAccount } from './queries'
import { type Asker, sourceOfAsker } from './source-of-asker'
import { type CodeRefused, useCode } from './use-code'

export type CodeSignIn = SignedIn | CodeRefused

/**
 * Signs in with the code that was sent for this sign-in (`codeId`), which is then used up; the first
 * sign-in of a number makes its account.
 */
export function signInWithCode(
  ctx: Ctx,
  input: {
    phone: string
    codeId: string
    code: string
    language: Language
    by: Asker & { device: string | null }
  },
): Promise<CodeSignIn> {
  return writing(ctx, async (write): Promise<CodeSignIn> => {
    const { phone, codeId, code, by } = input
    const { source } = await sourceOfAsker(write.tx, { phone, by, now: ctx.now })
    const refused = await useCode(write, { phone, purpose: 'sign_in', codeId, code }, source)
    if (refused) return refused
    const { account: known } = await sourceOfAsker(write.tx, { phone, by, now: ctx.now })
    const accountId = known?.id ?? (await insertAccount(write, { phone, language: input.language }))
    return beginSession(write, accountId, { with: 'code', first: !known, by })
  })
}
