import { type Account, requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { ConfirmNeeded } from '../shared/refusal'
import { confirmedFor } from './rules'

export type ConfirmedAccount = Account & { session: NonNullable<Account['session']> }

/**
 * The signed-in account, if a code to its number has shown in this session within five minutes that its
 * holder acts. Throws SignInNeeded for a visitor and ConfirmNeeded for everybody else.
 */
export function requireConfirmed({ actor, now }: Pick<Ctx, 'actor' | 'now'>): ConfirmedAccount {
  const { session, ...account } = requireAccount(actor)
  if (!session || !confirmedFor(session, now)) throw new ConfirmNeeded()
  return { ...account, session }
}
