import { validate } from 'uuid'
import type { Executor } from '@/db/client'
import { factorStanding } from '../second-factors/queries'
import { missingFactor } from '../second-factors/rules'
import type { Account } from '../shared/actor'
import type { Actor, Role } from '../shared/context'
import { dayOf } from '../shared/time'
import { type AccountRow, findAccount, findAccountOfSession, rolesOf } from './queries'

/**
 * Who a session speaks for now, with the roles in force now. An ended, expired, unknown or
 * malformed session is a visitor's. Asked anew for every request, so that ending a session or
 * removing a role works at the next one. While a second factor is needed and the session has not
 * given it, all roles are withheld and `secondFactor` says what is missing, so that every use case
 * refuses by itself.
 */
export async function actorOfSession(
  db: Executor,
  sessionId: string | null,
  now: Date,
): Promise<Actor> {
  if (!sessionId || !validate(sessionId)) return { kind: 'visitor' }
  const found = await findAccountOfSession(db, sessionId, now)
  if (!found) return { kind: 'visitor' }
  const { account, secondFactorAt } = found
  const roles = await rolesOf(db, account.id)
  if (roles.length === 0 || secondFactorAt) return toActor(account, roles)
  const standing = await factorStanding(db, account.id, dayOf(now))
  const missing = missingFactor(roles, standing)
  return missing ? { ...toActor(account, []), secondFactor: missing } : toActor(account, roles)
}

/**
 * An account as an actor with all its roles, for the seed, for tests and for asking what somebody
 * who is not acting may do; null when there is none.
 */
export async function actorOfAccount(db: Executor, accountId: string): Promise<Account | null> {
  const account = await findAccount(db, accountId)
  return account ? toActor(account, await rolesOf(db, accountId)) : null
}

function toActor(account: AccountRow, roles: Role[]): Account {
  const { id, phone, name, language, homeSubdistrictCode } = account
  return { kind: 'account', accountId: id, phone, name, language, homeSubdistrictCode, roles }
}
