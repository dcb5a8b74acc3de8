import { writeAudit } from '../audit/write-audit'
import type { Write } from '../shared/context'
import { actorOfAccount } from './actor-of-session'
import { insertSession } from './queries'
import { sessionExpiry } from './rules'

/** `first` says that the number was new and its account was made just now. */
export type SignedIn = { ok: true; sessionId: string; accountId: string; first: boolean }

/** Begins a session of an account whose holder has just shown who they are. */
export async function beginSession(
  write: Write,
  accountId: string,
  { by, first }: { by: 'code' | 'password'; first: boolean },
): Promise<SignedIn> {
  const sessionId = await insertSession(write, accountId, sessionExpiry(write.now))
  const actor = (await actorOfAccount(write.tx, accountId)) ?? write.actor
  await writeAudit(
    { ...write, actor },
    {
      action: `sign-in-with-${by}`,
      subjectKind: 'account',
      subjectId: accountId,
      details: { sessionId, first },
    },
  )
  return { ok: true, sessionId, accountId, first }
}
