import { offices, rankOf } from '../authority/rank-rules'
import { scopeOf } from '../authority/scope-rules'
import { requireAccount } from '../shared/actor'
import type { Ctx, Role } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { grantingRoles } from './policy'
import { type ScopeChoice, selectScopes } from './scope-queries'

export type RoleChoices = {
  /** The offices the actor may give, the highest first. */
  offices: Role['role'][]
  /** The office asked for, else the lowest of them that has a scope to give. */
  chosen: Role['role']
  scopes: ScopeChoice[]
}

/**
 * What the actor may offer: the offices at or below their own, and the scopes for one of them.
 * Throws NotFound for an actor who gives no roles.
 */
export async function listRoleChoices(
  ctx: Ctx,
  { role }: { role: string | null },
): Promise<RoleChoices> {
  const account = requireAccount(ctx.actor)
  const own = grantingRoles(account)
  if (own.length === 0) throw new NotFound()
  const highest = Math.min(...own.map((one) => rankOf(one.role)))
  const open = offices.filter((one) => rankOf(one) >= highest)
  const chosen = open.find((one) => one === role) ?? 'room_manager'
  const scope = scopeOf({ ...account, roles: own })
  const scopes =
    chosen === 'city_administrator' ? [] : await selectScopes(ctx.db.read, scope, chosen)
  return { offices: open, chosen, scopes }
}
