import type { Ctx } from '../shared/context'
import { addDays, dayOf } from '../shared/time'
import { type ChildPlace, selectChildren } from './child-queries'
import { type ComingChange, comingChange } from './coming-change'
import { selectLevels, selectRowsAfter } from './level-queries'
import { whereOf } from './level-rules'
import { settingsAt } from './merge-rules'
import { selectPlace } from './place-queries'
import { allowedPlace, maySeePolicy, maySetPolicy } from './policy'
import { selectPolicySeen } from './seen-queries'
import type { PolicyPlace, Setting } from './types'

/** The rules of one place on a day, for its page. */
export type PlacePolicies = {
  place: PolicyPlace
  day: string
  today: string
  mayChange: boolean
  /** Levels above whose page the actor may open. */
  above: PolicyPlace['target']['level'][]
  settings: Setting[]
  coming: ComingChange[]
  /** What the form that changes the place's own was shown. */
  seen: string
  children: ChildPlace[]
}

/**
 * Every setting of a place on a day (tomorrow unless said otherwise): what is in force, whose it is,
 * and its own; what is entered for later days; and the places below with rules of their own. For
 * those who set them and those who run the room; throws NotFound for anybody else, also for a level
 * above.
 */
export async function readPolicies(
  ctx: Ctx,
  { where, day }: { where: string; day?: string | null },
): Promise<PlacePolicies> {
  const on = ctx.db.read
  const asked = whereOf(where)
  const place = allowedPlace(ctx.actor, asked && (await selectPlace(on, asked)), maySeePolicy)
  const today = dayOf(ctx.now)
  const shown = day && day >= today ? day : addDays(today, 1)
  const { level } = place.target
  const [levels, rows, children, seen] = await Promise.all([
    selectLevels(on, place, shown),
    selectRowsAfter(on, place, today),
    selectChildren(on, place, shown),
    selectPolicySeen(on, place),
  ])
  return {
    place,
    day: shown,
    today,
    mayChange: maySetPolicy(ctx.actor, place),
    above: placesAbove(place)
      .filter((one) => maySeePolicy(ctx.actor, one))
      .map((one) => one.target.level),
    settings: settingsAt(level, levels),
    coming: rows.map(comingChange),
    children,
    seen,
  }
}

function placesAbove({ target, district, subdistrict }: PolicyPlace): PolicyPlace[] {
  const city = { target: { level: 'city' } as const, district: null, subdistrict: null, room: null }
  if (target.level === 'city') return []
  const above: PolicyPlace[] = [city]
  if (target.level !== 'district' && district) {
    const level = { level: 'district', districtCode: district.code } as const
    above.push({ target: level, district, subdistrict: null, room: null })
  }
  if (target.level === 'room' && subdistrict) {
    const level = { level: 'subdistrict', subdistrictCode: subdistrict.code } as const
    above.push({ target: level, district, subdistrict, room: null })
  }
  return above
}
