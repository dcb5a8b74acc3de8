import type { Actor, Role } from './context'
import { SignInNeeded } from './refusal'

export type Account = Extract<Actor, { kind: 'account' }>

/** The signed-in account; throws SignInNeeded for a visitor and for a job. */
export function requireAccount(actor: Actor): Account {
  if (actor.kind !== 'account') throw new SignInNeeded()
  return actor
}

/** Where a room belongs, as far as a role's scope is concerned. */
export type RoomPlace = {
  id: string
  subdistrictCode: string
  districtCode: string
  operatorId: string | null
}

/** Whether a role's scope takes in a room. */
export function roleCovers(role: Role, room: RoomPlace): boolean {
  switch (role.role) {
    case 'city_administrator':
      return true
    case 'district_administrator':
      return role.districtCode === room.districtCode
    case 'subdistrict_administrator':
      return role.subdistrictCode === room.subdistrictCode
    case 'operator':
      return role.operatorId === room.operatorId
    case 'room_manager':
    case 'caregiver':
      return role.roomId === room.id
  }
}
