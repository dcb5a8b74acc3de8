import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { clearTurns, takeTurns } from '../shared/turn-queries'
import { passwordTurns } from './attempt-rules'
import { beginSession, type SignedIn } from './begin-session'
import { findAccount } from './queries'
import { secretMatches } from './secrets'
import { type Asker, sourceOfAsker } from './source-of-asker'

export type PasswordSignIn =
  | SignedIn
  | Refused<'password_wrong'>
  | Refused<'password_paused', { againFrom: Date }>

/**
 * Signs in with number and password. An unknown number, an account without a password and a wrong
 * password get the same answer after the same work. After a few tries each makes the next wait longer, up
 * to two minutes; a browser that has signed in before waits for its own tries alone.
 */
export async function signInWithPassword(
  ctx: Ctx,
  input: { phone: string; password: string; by: Asker & { device: string | null } },
): Promise<PasswordSignIn> {
  const { phone, password, by } = input
  const { account, source } = await sourceOfAsker(ctx.db.read, { phone, by, now: ctx.now })
  const turns = passwordTurns(phone, source)
  // Counted before it is looked at, so that many at once are no more than one after another.
  const { taken, freeAt } = await writing(ctx, (write) => takeTurns(write, turns))
  if (!taken) return { ok: false, reason: 'password_paused', againFrom: freeAt }
  const matches = await secretMatches(account?.passwordHash ?? null, password)
  if (!account || !matches) return { ok: false, reason: 'password_wrong' }
  return writing(ctx, async (write): Promise<PasswordSignIn> => {
    await clearTurns(
      write,
      turns.map(({ key }) => key),
    )
    const now = await findAccount(write.tx, account.id)
    if (now?.passwordHash !== account.passwordHash) return { ok: false, reason: 'password_wrong' }
    return beginSession(write, account.id, { with: 'password', first: false, by })
  })
}
