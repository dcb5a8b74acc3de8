import type { Actor, Role } from '../shared/context'
import { type RoomPlace, roleCovers } from './scope-rules'

const licensing: Role['role'][] = [
  'city_administrator',
  'district_administrator',
  'subdistrict_administrator',
]

/** Whether this person runs the room day by day: any role over it but a caregiver's. */
export function mayRunRoom(actor: Actor, room: RoomPlace): boolean {
  return hasRole(actor, room, (role) => role.role !== 'caregiver')
}

/** Whether this person answers for the room's licence: the administrators above it. */
export function mayLicenseRoom(actor: Actor, room: RoomPlace): boolean {
  return hasRole(actor, room, (role) => licensing.includes(role.role))
}

/** Whether this person may enter rooms anywhere: an administrator of the city or a part of it. */
export function mayLicenseSomewhere(actor: Actor): boolean {
  if (actor.kind === 'system') return true
  return actor.kind === 'account' && actor.roles.some(({ role }) => licensing.includes(role))
}

function hasRole(actor: Actor, room: RoomPlace, fits: (role: Role) => boolean): boolean {
  if (actor.kind === 'system') return true
  return actor.kind === 'account' && actor.roles.some((r) => fits(r) && roleCovers(r, room))
}
