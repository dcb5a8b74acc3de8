import type { Executor } from '@/db/client'
import { type Account, requireAccount } from '../shared/actor'
import type { Actor } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { findOwnSession } from './second-factor-queries'
import { requireOffice } from './second-factor-rules'

/**
 * The signed-in holder of a role and the session they act in. Throws SignInNeeded for a visitor,
 * and NotFound for somebody without a role or with another's session.
 */
export async function ownSession(
  db: Executor,
  actor: Actor,
  { sessionId, now }: { sessionId: string; now: Date },
): Promise<{ account: Account; given: boolean }> {
  const account = requireAccount(actor)
  requireOffice(account)
  const session = await findOwnSession(db, { sessionId, accountId: account.accountId }, now)
  if (!session) throw new NotFound()
  return { account, given: session.secondFactorAt !== null }
}
