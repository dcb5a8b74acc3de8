import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Write } from '../shared/context'
import { plannedTarget } from './rules'
import type { FiguresPlace, PlanFigures, ProgrammeFigures } from './types'

/**
 * The one query of planned places and targets, a row for each subdistrict of a place on a day: planned
 * places of its rooms that are not drafts, resident children last entered, the policy's per cent.
 */
export async function selectPlanFigures(
  on: Executor,
  place: Pick<FiguresPlace, 'level' | 'districtCode' | 'subdistrictCode'>,
  day: string,
): Promise<PlanFigures[]> {
  const inPlace =
    place.level === 'city'
      ? sql`true`
      : place.level === 'district'
        ? sql`sd.district_code = ${place.districtCode}`
        : sql`sd.code = ${place.subdistrictCode}`
  // The policy in force is merged once for all subdistricts that have the same policies.
  const rows = await on.execute<Omit<PlanFigures, 'target'>>(sql`
    with places as materialized (
      select sd.code, sd.name_zh, sd.name_en, d.code as district_code, d.name_zh as district_zh, d.name_en as district_en,
        case when exists (select from policies p where p.subdistrict_code = sd.code) then sd.code end as own,
        case when exists (select from policies p where p.district_code = d.code) then d.code end as district_own
      from subdistricts sd join districts d on d.code = sd.district_code
      where ${inPlace}
    ), percents as materialized (
      select own, district_own, (policy_in_force(min(code), null, ${day}::date)).planned_places_percent as percent
      from places group by own, district_own
    )
    select p.code as "subdistrictCode", p.name_zh as "subdistrictZh", p.name_en as "subdistrictEn",
      p.district_code as "districtCode", p.district_zh as "districtZh", p.district_en as "districtEn",
      coalesce((select sum(r.planned_places) from rooms r
        where r.subdistrict_code = p.code and r.status <> 'draft'), 0)::int as "plannedPlaces",
      c.children, c.source, c.from_day::text as "childrenFrom", n.percent
    from places p
    join percents n on n.own is not distinct from p.own and n.district_own is not distinct from p.district_own
    left join lateral (
      select children, source, from_day from resident_children c
      where c.subdistrict_code = p.code and c.from_day <= ${day}::date order by c.from_day desc limit 1
    ) as c on true
    order by p.code`)
  return rows.map((row) => ({
    ...row,
    target: row.children === null ? null : plannedTarget(row.children, row.percent),
  }))
}

/** The one query of the programme: planned places of rooms opened in the year of a day, up to it. */
export async function selectProgrammeFigures(on: Executor, day: string): Promise<ProgrammeFigures> {
  const year = Number(day.slice(0, 4))
  const [row] = await on.execute<{ newPlaces: number; target: number | null }>(sql`
    select coalesce((select sum(planned_places) from rooms
        where status <> 'draft' and opened_on between make_date(${year}::int, 1, 1) and ${day}::date), 0)::int as "newPlaces",
      (select new_places from programme_targets where year = ${year}::int) as target`)
  return { year, newPlaces: row?.newPlaces ?? 0, target: row?.target ?? null }
}

/** Subdistricts with their districts, of those asked for that there are. */
export async function selectSubdistrictsNamed(
  on: Executor,
  codes: string[],
): Promise<{ code: string; districtCode: string }[]> {
  const rows = await on.execute<{ code: string; districtCode: string }>(sql`
    select code, district_code as "districtCode" from subdistricts
    where code in (select jsonb_array_elements_text(${JSON.stringify(codes)}::text::jsonb))`)
  return [...rows]
}

export type ChildrenEntry = { subdistrictCode: string; children: number }

/** Numbers of children in force on a day, by subdistrict; locked against another entry at once. */
export async function selectChildrenBefore(
  { tx }: Write,
  codes: string[],
  day: string,
): Promise<Record<string, number>> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('baobaowu resident children'))`)
  const rows = await tx.execute<ChildrenEntry>(sql`
    select distinct on (subdistrict_code) subdistrict_code as "subdistrictCode", children
    from resident_children
    where from_day <= ${day}::date
      and subdistrict_code in (select jsonb_array_elements_text(${JSON.stringify(codes)}::text::jsonb))
    order by subdistrict_code, from_day desc`)
  return Object.fromEntries(rows.map((row) => [row.subdistrictCode, row.children]))
}

/** All that is entered for subdistricts, from whichever day, as one short text each for their forms. */
export async function selectChildrenSeen(
  on: Executor,
  codes: string[],
): Promise<Record<string, string>> {
  const rows = await on.execute<{ code: string; seen: string }>(sql`
    select s.code, left(md5(coalesce((select jsonb_agg(jsonb_build_array(from_day, children, source) order by from_day)
      from resident_children where subdistrict_code = s.code)::text, '')), 12) as seen
    from subdistricts s
    where s.code in (select jsonb_array_elements_text(${JSON.stringify(codes)}::text::jsonb))`)
  return Object.fromEntries(rows.map(({ code, seen }) => [code, seen]))
}

/** The targets of all years, by year. */
export async function selectProgrammeTargets(on: Executor): Promise<Record<string, number>> {
  const rows = await on.execute<{ year: number; target: number }>(sql`
    select year, new_places as target from programme_targets order by year`)
  return Object.fromEntries(rows.map(({ year, target }) => [year, target]))
}

/** Writes numbers of children from a day on, over those of the same day. */
export async function upsertChildren(
  { tx, actor }: Write,
  entered: { entries: ChildrenEntry[]; fromDay: string; source: string | null },
): Promise<void> {
  const by = actor.kind === 'account' ? actor.accountId : null
  await tx.execute(sql`
    insert into resident_children (subdistrict_code, from_day, children, source, entered_by)
    select e."subdistrictCode", ${entered.fromDay}::date, e.children, ${entered.source}::text, ${by}::uuid
    from jsonb_to_recordset(${JSON.stringify(entered.entries)}::text::jsonb)
      as e("subdistrictCode" text, children int)
    on conflict (subdistrict_code, from_day) do update
    set children = excluded.children, source = excluded.source, entered_by = excluded.entered_by`)
}

/** Sets the target of a year and answers what it was. */
export async function upsertProgrammeTarget(
  { tx, actor }: Write,
  target: { year: number; newPlaces: number },
): Promise<number | null> {
  const by = actor.kind === 'account' ? actor.accountId : null
  const [before] = await tx.execute<{ target: number }>(sql`
    select new_places as target from programme_targets where year = ${target.year} for update`)
  await tx.execute(sql`
    insert into programme_targets (year, new_places, set_by)
    values (${target.year}, ${target.newPlaces}, ${by}::uuid)
    on conflict (year) do update set new_places = excluded.new_places, set_by = excluded.set_by`)
  return before?.target ?? null
}
