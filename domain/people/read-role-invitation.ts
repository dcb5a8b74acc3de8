import { findAccount, toRole } from '../accounts/queries'
import type { Ctx, Role } from '../shared/context'
import { maskPhone } from '../shared/phone'
import { NotFound } from '../shared/refusal'
import { type Names, scopeNames } from './people-queries'
import { findInvitationByHash } from './queries'
import { type InvitationState, roleInvitationState } from './rules'
import { tokenHash } from './secrets'
import { stillGranted } from './still-granted'

export type RoleOffered = {
  state: InvitationState | 'fallen'
  role: Role['role']
  scope: Names | null
  expiresAt: Date
  inviter: string | null
  /** Enough of the number it is for to know one's own. */
  phone: string
  /** Whether the viewer is signed in with that number; null for a visitor. */
  own: boolean | null
}

/**
 * What the link of an invitation offers, for anyone who has it; of the person it is for only the
 * end of the number. `fallen` says that the person who invited has lost the office it needs. Throws
 * NotFound for a token that no invitation has.
 */
export async function readRoleInvitation(ctx: Ctx, input: { token: string }): Promise<RoleOffered> {
  const db = ctx.db.read
  const found = await findInvitationByHash(db, tokenHash(input.token))
  if (!found) throw new NotFound()
  const role = toRole(found)
  const state = roleInvitationState(found, ctx.now)
  const [scope, inviter, stands] = await Promise.all([
    scopeNames(db, role),
    found.invitedBy ? findAccount(db, found.invitedBy) : null,
    stillGranted(db, found.invitedBy, role),
  ])
  return {
    state: state === 'open' && !stands ? 'fallen' : state,
    role: role.role,
    scope,
    expiresAt: found.expiresAt,
    inviter: inviter?.name ?? null,
    phone: maskPhone(found.phone),
    own: ctx.actor.kind === 'account' ? ctx.actor.phone === found.phone : null,
  }
}
