import { validate } from 'uuid'
import type { Executor } from '@/db/client'
import type { Account } from '../shared/actor'
import type { Actor } from '../shared/context'
import { type AccountRow, findAccount, findAccountOfSession, rolesOf } from './queries'

/**
 * Who a session speaks for now, with the roles in force now. An ended, expired, unknown or
 * malformed session is a visitor's. Asked anew for every request, so that ending a session or
 * removing a role works at the next one.
 */
export async function actorOfSession(
  db: Executor,
  sessionId: string | null,
  now: Date,
): Promise<Actor> {
  if (!sessionId || !validate(sessionId)) return { kind: 'visitor' }
  const account = await findAccountOfSession(db, sessionId, now)
  return account ? toActor(db, account) : { kind: 'visitor' }
}

/** An account as an actor, for the seed and for tests; null when there is none. */
export async function actorOfAccount(db: Executor, accountId: string): Promise<Account | null> {
  const account = await findAccount(db, accountId)
  return account ? toActor(db, account) : null
}

async function toActor(db: Executor, account: AccountRow): Promise<Account> {
  const { id, phone, name, language, homeSubdistrictCode } = account
  const roles = await rolesOf(db, id)
  return { kind: 'account', accountId: id, phone, name, language, homeSubdistrictCode, roles }
}
