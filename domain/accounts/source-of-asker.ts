import { NIL } from 'uuid'
import type { Executor } from '@/db/client'
import type { Source } from './attempt-rules'
import { type AccountRow, findAccountByPhone } from './queries'
import { browsersKnownSince } from './rules'
import { browserDigest } from './secrets'
import { knowsBrowser } from './session-queries'

/** Who asks, as the edge can say: the network of the address, and the browser's own number if it has one. */
export type Asker = { network: string; browserSecret: string | null }

/**
 * The account of a number, and who asks as it knows them. The same work is done for a number without an
 * account and a browser without a number of its own, so that the time it takes says nothing.
 */
export async function sourceOfAsker(
  db: Executor,
  { phone, by, now }: { phone: string; by: Asker; now: Date },
): Promise<{ account: AccountRow | null; source: Source }> {
  const account = await findAccountByPhone(db, phone)
  const accountId = account?.id ?? NIL
  const browser = browserDigest(by.browserSecret ?? '', accountId)
  const known = await knowsBrowser(db, { accountId, browser }, browsersKnownSince(now))
  const counts = known && by.browserSecret !== null
  return { account, source: { network: by.network, browser: counts ? browser : null } }
}
