import { requireCityOffice } from '../accounts/policy'
import type { Ctx } from '../shared/context'
import { initialOf } from '../shared/names'
import { maskPhone } from '../shared/phone'
import { type AlikeRow, selectAlike } from './alike-queries'

const shown = 50

/**
 * Records of children that may be one there was before, for the city's administrators to decide: initials,
 * the birth date and masked numbers. Throws SignInNeeded for a visitor and a job, NotFound for all others.
 */
export async function listAlike(ctx: Ctx): Promise<AlikeRow[]> {
  requireCityOffice(ctx.actor)
  const rows = await selectAlike(ctx.db.read, shown)
  const shownOf = (one: AlikeRow['kept']) => ({
    ...one,
    name: initialOf(one.name),
    phones: one.phones.map(maskPhone),
  })
  return rows.map(({ birthDate, kept, other }) => ({
    birthDate,
    kept: shownOf(kept),
    other: shownOf(other),
  }))
}
