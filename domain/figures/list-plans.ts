import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { dayOf } from '../shared/time'
import { figuresPlace } from './figures-place'
import {
  selectChildrenSeen,
  selectPlanFigures,
  selectProgrammeFigures,
  selectProgrammeTargets,
} from './plan-queries'
import type { FiguresPlace, PlanFigures, ProgrammeFigures } from './types'

export type Plans = {
  place: FiguresPlace
  today: string
  plans: PlanFigures[]
  programme: ProgrammeFigures | null
  /** What the forms were shown: by subdistrict, and the targets by year. */
  seen: { children: Record<string, string>; targets: Record<string, number> }
}

/**
 * The numbers an administrator enters for a city, district or subdistrict, as they stand today: resident
 * children by subdistrict, and for the city the year's programme. NotFound for a room or outside the scope.
 */
export async function listPlans(ctx: Ctx, { where }: { where: string }): Promise<Plans> {
  const place = await figuresPlace(ctx.db.read, ctx.actor, where)
  if (place.level === 'room' || place.level === 'mine') throw new NotFound()
  const today = dayOf(ctx.now)
  const [plans, programme] = await Promise.all([
    selectPlanFigures(ctx.db.read, place, today),
    place.level === 'city' ? selectProgrammeFigures(ctx.db.read, today) : null,
  ])
  const seen = {
    children: await selectChildrenSeen(
      ctx.db.read,
      plans.map((one) => one.subdistrictCode),
    ),
    targets: place.level === 'city' ? await selectProgrammeTargets(ctx.db.read) : {},
  }
  return { place, today, plans, programme, seen }
}
