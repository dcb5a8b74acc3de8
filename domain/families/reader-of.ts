import type { Account } from '../shared/actor'
import type { Role } from '../shared/context'

/** The office somebody read from: the role, and the code of the office above rooms. */
export type Reader = { as: Role['role']; place: string | null }

const nearest: Role['role'][] = [
  'room_manager',
  'caregiver',
  'operator',
  'subdistrict_administrator',
  'district_administrator',
  'city_administrator',
]

/** What the guardians read of a person who opened a record: an office or a room, never the name. */
export function readerOf(staff: Account): Reader | null {
  const role = staff.roles.toSorted(
    (one, other) => nearest.indexOf(one.role) - nearest.indexOf(other.role),
  )[0]
  if (!role) return null
  if (role.role === 'district_administrator') return { as: role.role, place: role.districtCode }
  if (role.role === 'subdistrict_administrator') {
    return { as: role.role, place: role.subdistrictCode }
  }
  return { as: role.role, place: null }
}
