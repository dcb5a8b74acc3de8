import { rankOf } from '../authority/rank-rules'
import { type Account, requireAccount } from '../shared/actor'
import type { Actor } from '../shared/context'
import { NotFound } from '../shared/refusal'

/** Whether the actor administers the whole city. */
export function isCityAdministrator(actor: Actor): boolean {
  return actor.kind === 'account' && actor.roles.some(({ role }) => role === 'city_administrator')
}

/**
 * The member of staff who may note that a family has lost its number: an administrator of a subdistrict, a
 * district or the city. Throws SignInNeeded for a visitor and a job, NotFound for everybody else.
 */
export function requireNumberOffice(actor: Actor): Account {
  const account = requireAccount(actor)
  if (!mayNoteNumbers(account)) throw new NotFound()
  return account
}

/** A city administrator. Throws SignInNeeded for a visitor and a job, NotFound for everybody else. */
export function requireCityOffice(actor: Actor): Account {
  const account = requireAccount(actor)
  if (!isCityAdministrator(account)) throw new NotFound()
  return account
}

/** Whether an account may do that. */
export function mayNoteNumbers({ roles }: Account): boolean {
  return roles.some(({ role }) => rankOf(role) <= rankOf('subdistrict_administrator'))
}

/** Sessions are ended by the account they belong to, by a city administrator or by the program itself. */
export function requireSessionEnder(actor: Actor, accountId: string): void {
  const own = actor.kind === 'account' && actor.accountId === accountId
  if (!own && actor.kind !== 'system' && !isCityAdministrator(actor)) throw new NotFound()
}
