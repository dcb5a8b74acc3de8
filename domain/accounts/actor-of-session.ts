import { NIL, validate } from 'uuid'
import type { Database, Executor } from '@/db/client'
import type { Account } from '../shared/actor'
import type { Actor, Role } from '../shared/context'
import { dayOf } from '../shared/time'
import { findAccount, rolesOf } from './queries'
import { hourOf } from './rules'
import { factorStanding } from './second-factor-queries'
import { missingFactor } from './second-factor-rules'
import { type ActingRow, findSession, noteSeen } from './session-queries'

/**
 * The actor a session speaks for, with the roles in force, at a time or now by the database's clock;
 * and that time. An ended, expired, unknown or malformed session is a visitor's. Asked again for
 * every request, so that ending a session or removing a role works at the next one. While a second
 * factor is needed and the session has not given it, all roles are withheld and `secondFactor` says
 * what is missing, so that every use case refuses.
 */
export async function actorOfSession(
  db: Database,
  sessionId: string | null,
  at: Date | null,
): Promise<{ actor: Actor; now: Date }> {
  const { now, session } = await findSession(db, {
    sessionId: sessionId && validate(sessionId) ? sessionId : NIL,
    at,
  })
  if (!session) return { actor: { kind: 'visitor' }, now }
  const { account, roles, secondFactorGiven, confirmedAt, seenAt } = session
  const id = sessionId ?? NIL
  if (!seenAt || seenAt < hourOf(now)) void noteSeen(db, { sessionId: id, now }).catch(ignored)
  const acting = (held: Role[]) => ({ ...toActor(account, held), session: { id, confirmedAt } })
  if (roles.length === 0 || secondFactorGiven) return { actor: acting(roles), now }
  const standing = await factorStanding(db.read, account.id, dayOf(now))
  const missing = missingFactor(roles, standing)
  const actor = missing ? { ...acting([]), secondFactor: missing } : acting(roles)
  return { actor, now }
}

/**
 * An account as an actor with all its roles, for the seed, for tests and for asking what somebody
 * who is not acting may do; null when there is none.
 */
export async function actorOfAccount(db: Executor, accountId: string): Promise<Account | null> {
  const account = await findAccount(db, accountId)
  return account ? toActor(account, await rolesOf(db, accountId)) : null
}

/** When somebody was seen last is not worth a fault of the page they look at. */
function ignored(): void {}

function toActor(account: ActingRow, roles: Role[]): Account {
  const { id, phone, name, language, homeSubdistrictCode } = account
  return { kind: 'account', accountId: id, phone, name, language, homeSubdistrictCode, roles }
}
