import { mayLicenseRoom, mayRunRoom } from '../authority/room-policy'
import type { RoomPlace } from '../authority/scope-rules'
import { requireSignedIn } from '../shared/actor'
import type { Actor } from '../shared/context'
import { NotFound } from '../shared/refusal'
import type { PolicyPlace } from './types'

/**
 * Whether this person sets the rules of a place: the city's administrators everywhere, a district's
 * in it and everything below, a subdistrict's in it and its rooms. Nobody sets those of a level
 * above their own; those who run a room only see them.
 */
export function maySetPolicy(actor: Actor, { target, district, ...place }: PolicyPlace): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'visitor') return false
  const room = roomPlaceOf({ target, district, ...place })
  if (room) return mayLicenseRoom(actor, room)
  return actor.roles.some((role) => {
    if (role.role === 'city_administrator') return true
    if (target.level === 'city') return false
    if (role.role === 'district_administrator') return role.districtCode === district?.code
    return (
      role.role === 'subdistrict_administrator' &&
      target.level === 'subdistrict' &&
      role.subdistrictCode === target.subdistrictCode
    )
  })
}

/** Whether this person may look at them: those who set them may, and those who run the room. */
export function maySeePolicy(actor: Actor, place: PolicyPlace): boolean {
  const room = roomPlaceOf(place)
  return maySetPolicy(actor, place) || (room !== null && mayRunRoom(actor, room))
}

/** The place, or NotFound if there is none or the actor may not; SignInNeeded for a visitor. */
export function allowedPlace(
  actor: Actor,
  place: PolicyPlace | null,
  may: typeof maySetPolicy,
): PolicyPlace {
  requireSignedIn(actor)
  if (!place || !may(actor, place)) throw new NotFound()
  return place
}

function roomPlaceOf({ district, subdistrict, room }: PolicyPlace): RoomPlace | null {
  if (!room || !district || !subdistrict) return null
  const { id, operatorId } = room
  return { id, operatorId, districtCode: district.code, subdistrictCode: subdistrict.code }
}
