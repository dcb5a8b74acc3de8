import { writeAudit } from '../audit/write-audit'
import type { Write } from '../shared/context'
import { actorOfAccount } from './actor-of-session'
import { insertSession } from './queries'
import { sessionExpiry } from './rules'
import { browserDigest } from './secrets'
import type { Asker } from './source-of-asker'

/** `first` says that the number was new and its account was made just now. */
export type SignedIn = { ok: true; sessionId: string; accountId: string; first: boolean }

/**
 * Begins a session of an account whose holder has just shown who they are. The account knows the browser
 * from then on. A code shows at the same time that the holder of the number acts.
 */
export async function beginSession(
  write: Write,
  accountId: string,
  how: { with: 'code' | 'password'; first: boolean; by: Asker & { device: string | null } },
): Promise<SignedIn> {
  const { first, by } = how
  const sessionId = await insertSession(write, accountId, sessionExpiry(write.now), {
    browser: by.browserSecret === null ? null : browserDigest(by.browserSecret, accountId),
    device: by.device,
    confirmedAt: how.with === 'code' ? write.now : null,
  })
  const actor = (await actorOfAccount(write.tx, accountId)) ?? write.actor
  await writeAudit(
    { ...write, actor },
    {
      action: `sign-in-with-${how.with}`,
      subjectKind: 'account',
      subjectId: accountId,
      details: { sessionId, first },
    },
  )
  return { ok: true, sessionId, accountId, first }
}
