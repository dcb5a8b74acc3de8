import type { PlannedChild } from '../several/reckoning-rules'
import { findPlannedChildren } from '../several/several-queries'
import type { Ctx } from '../shared/context'
import { type Close, type FitsAsked, findFits } from './queries'
import { burden, offered, placesFor, refusalOf } from './rules'
import type { RoomFits, Spot } from './types'

/** For whom places are looked for: children of the family, else an age each; nobody is any age. */
export type Looking = { chosen: PlannedChild[]; ages: number[] }

/** The place and the days to look at. */
export type Where = Omit<
  FitsAsked,
  'children' | 'busy' | 'openBookings' | 'monthBookings' | 'homeSubdistrictCode'
>

/** The actor's children; none for a visitor. */
export async function familyOf({ actor, db, now }: Ctx, days: string[]): Promise<PlannedChild[]> {
  if (actor.kind !== 'account') return []
  return findPlannedChildren(db.read, actor.accountId, days, now, null)
}

/** Rooms are preferred near a spot, if one is given, and at the family's home. */
export function closeTo({ actor }: Ctx, spot: Spot | null): Close {
  const home = actor.kind === 'account' ? actor.homeSubdistrictCode : null
  // A subdistrict's code begins with its district's.
  return { spot, subdistrictCode: home, districtCode: home?.slice(0, 6) ?? null }
}

/** Rooms with what fits there now for everybody looked for, by the engine and by the rules of booking. */
export async function fitsFor(looking: Looking, ctx: Ctx, where: Where): Promise<RoomFits[]> {
  const { actor, db, now } = ctx
  const { chosen, ages } = looking
  const asked = {
    ...where,
    ...burden(chosen),
    children: placesFor(chosen, ages),
    homeSubdistrictCode: actor.kind === 'account' ? actor.homeSubdistrictCode : null,
  }
  const found = await findFits(db.read, asked, now)
  return found
    .map(({ fits, ...room }) => ({
      ...room,
      fits: fits
        .filter((fit) => chosen.every((child) => refusalOf(child, fit, now) === null))
        .map((fit) => offered(fit, chosen)),
    }))
    .filter(({ fits }) => fits.length > 0)
}
