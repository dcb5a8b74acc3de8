import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { dayOf } from '../shared/time'
import { figuresPlace } from './figures-place'
import { selectPlanFigures, selectProgrammeFigures } from './plan-queries'
import type { FiguresPlace, PlanFigures, ProgrammeFigures } from './types'

export type Plans = {
  place: FiguresPlace
  today: string
  plans: PlanFigures[]
  programme: ProgrammeFigures | null
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
  return { place, today, plans, programme }
}
