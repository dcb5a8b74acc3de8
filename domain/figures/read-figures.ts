import { scopeOf } from '../authority/scope-rules'
import type { Ctx } from '../shared/context'
import { dayOf } from '../shared/time'
import { figuresPlace } from './figures-place'
import { selectPlanFigures, selectProgrammeFigures } from './plan-queries'
import { selectHourFigures, selectRefusalFigures, selectRoomFigures } from './queries'
import { sumFigures } from './rules'
import type {
  DemandFigures,
  Figures,
  FiguresPlace,
  HourFigures,
  Period,
  PlanFigures,
  ProgrammeFigures,
  ReasonFigures,
  RoomFigures,
} from './types'

export type PlaceFigures = {
  place: FiguresPlace
  period: Period
  today: string
  /** Everything below added up. */
  total: Figures
  rooms: RoomFigures[]
  hours: HourFigures[]
  reasons: ReasonFigures[]
  demand: DemandFigures[]
  /** By subdistrict; empty for a room and for one's own rooms. */
  plans: PlanFigures[]
  /** Of the city alone. */
  programme: ProgrammeFigures | null
}

/**
 * All figures of a place over a period, for its own level or one above it. Targets and the programme
 * are those of the period's last day, today at the latest. Each number has one query, so it is the
 * same on every page, and a place's is the sum of what is below. Throws NotFound outside the scope.
 */
export async function readFigures(
  ctx: Ctx,
  { where, period }: { where: string; period: Period },
): Promise<PlaceFigures> {
  const on = ctx.db.read
  const place = await figuresPlace(on, ctx.actor, where)
  const today = dayOf(ctx.now)
  const asked = { place, scope: scopeOf(ctx.actor), period, today }
  const [at = today] = [period.to, today].toSorted()
  const planned = place.level !== 'room' && place.level !== 'mine'
  const [rooms, hours, refusals, plans, programme] = await Promise.all([
    selectRoomFigures(on, asked),
    selectHourFigures(on, asked),
    selectRefusalFigures(on, asked),
    planned ? selectPlanFigures(on, place, at) : [],
    place.level === 'city' ? selectProgrammeFigures(on, at) : null,
  ])
  return {
    place,
    period,
    today,
    total: sumFigures(rooms),
    rooms,
    hours,
    ...refusals,
    plans,
    programme,
  }
}
