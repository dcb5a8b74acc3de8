import type { Executor } from '@/db/client'
import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { latestConsent } from './queries'
import type { Consent } from './rules'

/** One's own latest answer to the child-data rule; null when never asked. */
export function findConsent(ctx: Ctx): Promise<Consent | null> {
  const { accountId } = requireAccount(ctx.actor)
  return latestConsent(ctx.db.read, accountId)
}

/** Whether an account agrees to the child-data rule now; the latest answer counts. */
export async function hasChildDataConsent(db: Executor, accountId: string): Promise<boolean> {
  return (await latestConsent(db, accountId))?.decision === 'given'
}
