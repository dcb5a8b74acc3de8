/**
 * All claims from now on against the limits of their rooms, as one row. Heads and loads are counted
 * from the bookings themselves and the sums done here in plain arithmetic, so that neither the
 * ledger's counters nor the functions that decide about a claim are believed. The limits are the
 * ledger's; db/verify.sql compares those with their sources. For the page that shows it and for
 * `npm run db:verify`; it decides nothing.
 */
export const overLimits = `
with clock as materialized (
  select app_now() as now
), claims as (
  -- Everybody who has a place, alike ones together; the band by the rules of that day.
  select b.room_id, b.starts_at, b.ends_at, r.band_ratio[band.place] as ratio, band.place,
    count(*)::int as heads, sum(b.care_factor_hundredths)::int as load
  from clock cross join rooms
  cross join lateral (
    select * from bookings
    where room_id = rooms.id and starts_at > clock.now - interval '1 day' and ends_at > clock.now
      and status not in ('cancelled', 'expired') offset 0
  ) as b
  left join capacity_ledger l on l.room_id = b.room_id and l.at = b.starts_at
  left join capacity_rules r on r.id = l.rules_id
  cross join lateral (
    select least(width_bucket(b.age_months, r.band_to) + 1, cardinality(r.band_to)) as place
  ) as band
  group by 1, 2, 3, 4, 5
), taken as (
  -- Each quarter hour from the present one on. 232792560 can be divided by every ratio from 1 to 20.
  select c.room_id, at, sum(c.heads) as heads, sum(c.load) as load, min(c.place) as youngest,
    sum(c.load::bigint * (232792560 / c.ratio))::bigint as fractions
  from clock cross join claims c cross join lateral generate_series(
    greatest(c.starts_at, date_bin('15 minutes', clock.now, c.starts_at)),
    c.ends_at - interval '15 minutes', interval '15 minutes') as at
  group by c.room_id, at
), compared as materialized (
  select t.room_id, t.at, t.heads, coalesce(l.licensed_places, 0) as licensed_places, l.area_places,
    r.largest_group, l.caregivers, r.min_caregivers, greatest(r.min_caregivers, case r.mixed_policy
      when 'sum_of_fractions' then (t.fractions + 23279255999) / 23279256000
      when 'youngest' then (t.load + 100 * r.band_ratio[t.youngest] - 1) / (100 * r.band_ratio[t.youngest])
      else (t.load + 100 * r.fixed_ratio - 1) / (100 * r.fixed_ratio) end) as needed
  from taken t left join capacity_ledger l using (room_id, at) left join capacity_rules r on r.id = l.rules_id
), broken as (
  -- A limit broken by no more than its shortfall says was lowered after the bookings.
  select c.room_id, c.at, bool_and(exists (
    select from shortfalls f where f.room_id = c.room_id and f.resolved_at is null and f.slot_id is null
      and f.term = one.term and f.from_at <= c.at and f.to_at > c.at and f.short_by >= one.too_many)) as told
  from compared c cross join lateral (values
    ('licensed_places', c.heads - c.licensed_places),
    ('area_places', c.heads - c.area_places),
    ('largest_group', c.heads - c.largest_group),
    (case when c.caregivers < c.min_caregivers then 'min_caregivers' else 'ratio' end, c.needed - c.caregivers)
  ) as one(term, too_many)
  where (c.heads > least(c.licensed_places, c.area_places, c.largest_group) or c.needed > c.caregivers)
    and one.too_many > 0
  group by c.room_id, c.at
)
select clock.now as at,
  (select count(distinct room_id) from compared)::int as rooms,
  (select count(*) from compared)::int as quarter_hours,
  count(distinct b.room_id) filter (where not b.told)::int as rooms_over,
  count(b.at) filter (where not b.told)::int as quarter_hours_over,
  count(distinct b.room_id) filter (where b.told)::int as rooms_short,
  count(b.at) filter (where b.told)::int as quarter_hours_short
from clock left join broken b on true
group by clock.now`
