import type { Actor, Role } from '../shared/context'

/** Where in the hierarchy a person looks from: what the pages of a level are named by. */
export type OfficePlace = { level: 'city' } | { level: 'district' | 'subdistrict'; code: string }

/** The sections of the management that a person has something to do in. */
export type OfficeSection =
  | 'rooms'
  | 'shortfalls'
  | 'figures'
  | 'policies'
  | 'families'
  | 'people'
  | 'calendar'
  | 'log'

const running: OfficeSection[] = [
  'rooms',
  'shortfalls',
  'figures',
  'families',
  'people',
  'calendar',
]

const sections: Record<Role['role'], OfficeSection[]> = {
  city_administrator: [...running, 'policies', 'log'],
  district_administrator: [...running, 'policies', 'log'],
  subdistrict_administrator: [...running, 'policies', 'log'],
  operator: running,
  room_manager: running,
  caregiver: ['rooms', 'shortfalls'],
}

const order: OfficeSection[] = [
  'rooms',
  'shortfalls',
  'figures',
  'policies',
  'families',
  'people',
  'calendar',
  'log',
]

/** The sections an actor's roles open, in their order; what each shows is for its use case. */
export function sectionsOf(actor: Actor): OfficeSection[] {
  if (actor.kind !== 'account') return []
  const open = new Set(actor.roles.flatMap(({ role }) => sections[role]))
  return order.filter((section) => open.has(section))
}

/** The widest place an actor administers, the first of several; null without such an office. */
export function officeOf(actor: Actor): OfficePlace | null {
  if (actor.kind !== 'account') return null
  if (actor.roles.some(({ role }) => role === 'city_administrator')) return { level: 'city' }
  for (const role of actor.roles) {
    if (role.role === 'district_administrator')
      return { level: 'district', code: role.districtCode }
  }
  for (const role of actor.roles) {
    if (role.role === 'subdistrict_administrator') {
      return { level: 'subdistrict', code: role.subdistrictCode }
    }
  }
  return null
}
