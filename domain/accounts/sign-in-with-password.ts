import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { beginSession, type SignedIn } from './begin-session'
import { findAccountByPhone } from './queries'
import { secretMatches } from './secrets'

export type PasswordSignIn = SignedIn | Refused<'password_wrong'>

/**
 * Signs in with number and password. An unknown number, an account without a password and a wrong
 * password get the same answer after the same work.
 */
export async function signInWithPassword(
  ctx: Ctx,
  input: { phone: string; password: string },
): Promise<PasswordSignIn> {
  const account = await findAccountByPhone(ctx.db.read, input.phone)
  const matches = await secretMatches(account?.passwordHash ?? null, input.password)
  if (!account || !matches) return { ok: false, reason: 'password_wrong' }
  return writing(ctx, (write) => beginSession(write, account.id, { by: 'password', first: false }))
}
