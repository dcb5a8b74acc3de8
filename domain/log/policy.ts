import type { Account } from '../shared/actor'
import { requireAccount } from '../shared/actor'
import type { Actor } from '../shared/context'
import { NotFound } from '../shared/refusal'

/** What part of the log somebody may see: of rooms, offices and policies there. */
export type LogScope = { city: boolean; districtCodes: string[]; subdistrictCodes: string[] }

/**
 * The part of the log an administrator may see, by all offices held together. Throws SignInNeeded
 * for a visitor and NotFound for everybody who is no administrator.
 */
export function logScopeOf(actor: Actor): { reader: Account; scope: LogScope } {
  const reader = requireAccount(actor)
  const scope: LogScope = { city: false, districtCodes: [], subdistrictCodes: [] }
  for (const role of reader.roles) {
    if (role.role === 'city_administrator') scope.city = true
    if (role.role === 'district_administrator') scope.districtCodes.push(role.districtCode)
    if (role.role === 'subdistrict_administrator') scope.subdistrictCodes.push(role.subdistrictCode)
  }
  const { city, districtCodes, subdistrictCodes } = scope
  if (!city && districtCodes.length + subdistrictCodes.length === 0) throw new NotFound()
  return { reader, scope }
}

/** The same for the yearly export of children's data, which is for districts and the city. */
export function exportScopeOf(actor: Actor): LogScope {
  const { scope } = logScopeOf(actor)
  if (!scope.city && scope.districtCodes.length === 0) throw new NotFound()
  return { ...scope, subdistrictCodes: [] }
}
