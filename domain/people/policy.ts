import { sameRole } from '../accounts/rules'
import { rankOf } from '../authority/rank-rules'
import { type RoomPlace, roleCovers } from '../authority/scope-rules'
import type { Actor, Role } from '../shared/context'

/**
 * Where a role would hold, as far as granting it is concerned: the district of a subdistrict, the
 * one room of a room's role, all rooms of an operator.
 */
export type RolePlace = { districtCode: string | null; rooms: RoomPlace[] }

/**
 * Whether an actor may give, offer or take away a role: one of theirs is at or above it and has it
 * inside its scope. An operator lies inside a scope when all its rooms do and it has one. A
 * caregiver gives no roles; the program itself gives all.
 */
export function mayGrant(actor: Actor, role: Role, place: RolePlace): boolean {
  if (actor.kind === 'system') return true
  return actor.kind === 'account' && actor.roles.some((own) => contains(own, role, place))
}

/** The roles of an actor that let them look after others. */
export function grantingRoles(actor: Actor): Role[] {
  return actor.kind === 'account' ? actor.roles.filter(({ role }) => role !== 'caregiver') : []
}

function contains(own: Role, role: Role, place: RolePlace): boolean {
  if (own.role === 'city_administrator') return true
  if (own.role === 'caregiver' || rankOf(role.role) < rankOf(own.role)) return false
  if (sameRole(own, role)) return true
  if (role.role === 'subdistrict_administrator') {
    return own.role === 'district_administrator' && own.districtCode === place.districtCode
  }
  return place.rooms.length > 0 && place.rooms.every((room) => roleCovers(own, room))
}
