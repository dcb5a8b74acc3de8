import { cache } from 'react'
import { actorOfSession } from '@/domain/accounts/actor-of-session'
import { type Account, requireAccount } from '@/domain/shared/actor'
import type { Ctx } from '@/domain/shared/context'
import { sessionIdOfRequest } from './auth'
import { noteBegun } from './busy-request'
import { database } from './database'
import { databaseTime } from './database-time'
import { sealing } from './sealing'
import { clientAddress } from './site-address'

/**
 * The actor, the time by the database's clock, the address of the request, and the database: read once per
 * request for pages, and again for each action.
 */
export const pageContext = cache(async (): Promise<Ctx> => {
  noteBegun()
  const db = database()
  const [sessionId, address] = await Promise.all([sessionIdOfRequest(), clientAddress()])
  const asking = sessionId
    ? await actorOfSession(db, sessionId, null)
    : { actor: { kind: 'visitor' as const }, now: await databaseTime(db) }
  return { ...asking, db, origin: `web ${address}`, messageSealing: sealing('messages') }
})

/** The same for a page that only signed-in people see: throws SignInNeeded (see `forPage`). */
export async function signedInContext(): Promise<Ctx & { actor: Account }> {
  const ctx = await pageContext()
  return { ...ctx, actor: requireAccount(ctx.actor) }
}
