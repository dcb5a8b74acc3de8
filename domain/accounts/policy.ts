import type { Actor } from '../shared/context'
import { NotFound } from '../shared/refusal'

/** Whether the actor administers the whole city. */
function isCityAdministrator(actor: Actor): boolean {
  return actor.kind === 'account' && actor.roles.some(({ role }) => role === 'city_administrator')
}

/** Sessions are ended by the account they belong to, by a city administrator or by the program itself. */
export function requireSessionEnder(actor: Actor, accountId: string): void {
  const own = actor.kind === 'account' && actor.accountId === accountId
  if (!own && actor.kind !== 'system' && !isCityAdministrator(actor)) throw new NotFound()
}
