import { officeOf } from '../authority/office-rules'
import { mayRunRoom } from '../authority/room-policy'
import type { Actor, Role } from '../shared/context'
import type { FiguresPlace } from './types'

/**
 * Whether an actor may see the figures of a place: those of one's own scope or below, never above. A
 * caregiver sees none.
 */
export function maySeeFigures(
  actor: Actor,
  place: FiguresPlace,
  room: { operatorId: string | null } | null,
): boolean {
  if (actor.kind === 'system') return place.level !== 'mine'
  if (actor.kind !== 'account') return false
  const covers = actor.roles.some((role) => administers(role, place))
  if (covers || place.level !== 'room' || place.roomId === null) return covers
  return mayRunRoom(actor, {
    id: place.roomId,
    subdistrictCode: place.subdistrictCode ?? '',
    districtCode: place.districtCode ?? '',
    operatorId: room?.operatorId ?? null,
  })
}

/** Whether a role looks at a place as a whole; those who run a room may see it too. */
function administers(role: Role, place: FiguresPlace): boolean {
  switch (role.role) {
    case 'city_administrator':
      return place.level !== 'mine'
    case 'district_administrator':
      return place.level !== 'mine' && role.districtCode === place.districtCode
    case 'subdistrict_administrator':
      return place.subdistrictCode !== null && role.subdistrictCode === place.subdistrictCode
    case 'operator':
    case 'room_manager':
      return place.level === 'mine'
    default:
      return false
  }
}

/** The widest place whose figures an actor sees; null for somebody without any. */
export function widestFigures(actor: Actor): string | null {
  const office = officeOf(actor)
  if (office) return office.level === 'city' ? 'city' : office.code
  if (actor.kind !== 'account') return null
  const runs = actor.roles.some(({ role }) => role === 'operator' || role === 'room_manager')
  return runs ? 'mine' : null
}

/** Whether an actor enters the numbers of children of a subdistrict: the administrators above it. */
export function mayEnterChildren(
  actor: Actor,
  subdistrict: { code: string; districtCode: string },
): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'account') return false
  return actor.roles.some((role) => {
    switch (role.role) {
      case 'city_administrator':
        return true
      case 'district_administrator':
        return role.districtCode === subdistrict.districtCode
      case 'subdistrict_administrator':
        return role.subdistrictCode === subdistrict.code
      default:
        return false
    }
  })
}
