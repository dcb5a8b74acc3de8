import type { Actor, Role } from '../shared/context'

/** The rooms an actor's roles take in, for the WHERE of a list; `roleCovers` says the same. */
export type RoomScope = {
  city: boolean
  districtCodes: string[]
  subdistrictCodes: string[]
  operatorIds: string[]
  roomIds: string[]
}

/** What an actor may see, by all roles in force together. A visitor sees nothing. */
export function scopeOf(actor: Actor): RoomScope {
  const scope: RoomScope = {
    city: actor.kind === 'system',
    districtCodes: [],
    subdistrictCodes: [],
    operatorIds: [],
    roomIds: [],
  }
  if (actor.kind !== 'account') return scope
  for (const role of actor.roles) {
    switch (role.role) {
      case 'city_administrator':
        scope.city = true
        break
      case 'district_administrator':
        scope.districtCodes.push(role.districtCode)
        break
      case 'subdistrict_administrator':
        scope.subdistrictCodes.push(role.subdistrictCode)
        break
      case 'operator':
        scope.operatorIds.push(role.operatorId)
        break
      case 'room_manager':
      case 'caregiver':
        scope.roomIds.push(role.roomId)
    }
  }
  return scope
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
