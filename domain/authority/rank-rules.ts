import type { Role } from '../shared/context'

/** Every office, the highest first. A person who holds one ranks above those after it. */
export const offices = [
  'city_administrator',
  'district_administrator',
  'subdistrict_administrator',
  'operator',
  'room_manager',
  'caregiver',
] as const satisfies Role['role'][]

/** How far from the top an office is; the city's is 0. */
export function rankOf(role: Role['role']): number {
  return offices.indexOf(role)
}
