import type { Actor } from '../shared/context'

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
