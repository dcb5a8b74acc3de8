import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { many } from '@/db/sql'
import type { RoomScope } from '../authority/scope-rules'
import { unmetReasons } from '../claims/kind-rules'
import type {
  DemandFigures,
  FiguresPlace,
  HourFigures,
  Period,
  ReasonFigures,
  RoomFigures,
} from './types'

/** The rooms of a place: what every query here is about, as a condition on `r` and `sd`. */
function inPlace(place: FiguresPlace, scope: RoomScope): SQL {
  switch (place.level) {
    case 'city':
      return sql`true`
    case 'district':
      return sql`sd.district_code = ${place.districtCode}`
    case 'subdistrict':
      return sql`r.subdistrict_code = ${place.subdistrictCode}`
    case 'room':
      return sql`r.id = ${place.roomId}::uuid`
    case 'mine':
      return sql`(r.operator_id = any (${many(scope.operatorIds, 'uuid')})
        or r.id = any (${many(scope.roomIds, 'uuid')}))`
  }
}

/** The same as an array of ids for the database's functions; null means every room. */
function roomIds(place: FiguresPlace, scope: RoomScope): SQL {
  if (place.level === 'city') return sql`null::uuid[]`
  return sql`array(select r.id from rooms r join subdistricts sd on sd.code = r.subdistrict_code
    where ${inPlace(place, scope)})`
}

/**
 * The one query of places, visits, rooms and shortfalls: every room of a place with its numbers over
 * a period, also a room without any. Shortfalls are those open from today on.
 */
export async function selectRoomFigures(
  on: Executor,
  asked: { place: FiguresPlace; scope: RoomScope; period: Period; today: string },
): Promise<RoomFigures[]> {
  const { place, scope, period, today } = asked
  const rows = await on.execute<RoomFigures>(sql`
    select r.id as "roomId", r.code, r.name_zh as "nameZh", r.name_en as "nameEn", r.status,
      sd.code as "subdistrictCode", sd.name_zh as "subdistrictZh", sd.name_en as "subdistrictEn",
      d.code as "districtCode", d.name_zh as "districtZh", d.name_en as "districtEn",
      1 as rooms, (r.status = 'open')::int as "openRooms",
      coalesce(short.open, 0)::int as shortfalls,
      case when r.status <> 'draft' then coalesce(r.planned_places, 0) else 0 end::int as "plannedPlaces",
      coalesce(f.slots, 0)::int as slots, coalesce(f.offered, 0)::int as "offeredQuarters",
      coalesce(f.booked, 0)::int as "bookedQuarters", coalesce(f.used, 0)::int as "usedQuarters",
      coalesce(f.bookings, 0)::int as bookings, coalesce(f.attended, 0)::int as attended,
      coalesce(f.missed, 0)::int as missed, coalesce(f.cancelled, 0)::int as cancelled
    from rooms r
    join subdistricts sd on sd.code = r.subdistrict_code
    join districts d on d.code = sd.district_code
    left join room_figures(${roomIds(place, scope)}, ${period.from}::date, ${period.to}::date) as f on f.room_id = r.id
    left join (
      select room_id, count(*) as open from shortfalls
      where resolved_at is null and day >= ${today}::date group by room_id
    ) as short on short.room_id = r.id
    where ${inPlace(place, scope)}
    order by d.code, sd.code, r.name_zh, r.id`)
  return [...rows]
}

/** The one query of the hours of the week. */
export async function selectHourFigures(
  on: Executor,
  asked: { place: FiguresPlace; scope: RoomScope; period: Period },
): Promise<HourFigures[]> {
  const { place, scope, period } = asked
  const rows = await on.execute<HourFigures>(sql`
    select weekday, hour, offered as "offeredQuarters", booked as "bookedQuarters"
    from week_figures(${roomIds(place, scope)}, ${period.from}::date, ${period.to}::date)`)
  return [...rows]
}

/** The one query of refusals: by reason, and those for want of a place by home and age. */
export async function selectRefusalFigures(
  on: Executor,
  asked: { place: FiguresPlace; scope: RoomScope; period: Period },
): Promise<{ reasons: ReasonFigures[]; demand: DemandFigures[] }> {
  const { place, scope, period } = asked
  const unmet = many(unmetReasons, 'text')
  const rows = await on.execute<DemandFigures & { reason: string | null; unmet: number }>(sql`
    select f.reason, f.home_subdistrict_code as "homeCode", f.age_from_months as "ageFromMonths",
      sum(f.refusals)::int as refusals,
      coalesce(sum(f.refusals) filter (where f.reason = any (${unmet})), 0)::int as unmet,
      (select name_zh from subdistricts where code = f.home_subdistrict_code) as "homeZh",
      (select name_en from subdistricts where code = f.home_subdistrict_code) as "homeEn"
    from refused_figures(${roomIds(place, scope)}, ${period.from}::date, ${period.to}::date) as f
    group by grouping sets ((f.reason), (f.home_subdistrict_code, f.age_from_months))
    order by f.reason nulls last, f.home_subdistrict_code nulls last, f.age_from_months nulls last`)
  return {
    reasons: rows
      .flatMap(({ reason, refusals }) => (reason === null ? [] : [{ reason, refusals }]))
      .toSorted((a, b) => b.refusals - a.refusals),
    demand: rows.flatMap(({ reason, unmet: refusals, homeCode, homeZh, homeEn, ageFromMonths }) =>
      reason === null && refusals > 0
        ? [{ homeCode, homeZh, homeEn, ageFromMonths, refusals }]
        : [],
    ),
  }
}
