import { type RoomScope, scopeOf } from '../authority/scope-rules'
import { type Account, requireAccount } from '../shared/actor'
import type { Actor } from '../shared/context'
import { NotFound } from '../shared/refusal'

/**
 * The rooms whose families somebody may look up: those the person runs or has an office above; a
 * caregiver's are not among them. Throws SignInNeeded for a visitor and a job, NotFound for
 * somebody with no such room.
 */
export function familyScope(actor: Actor): { staff: Account; scope: RoomScope } {
  const staff = requireAccount(actor)
  const roles = staff.roles.filter((role) => role.role !== 'caregiver')
  if (roles.length === 0) throw new NotFound()
  return { staff, scope: scopeOf({ ...staff, roles }) }
}
