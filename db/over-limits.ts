/**
 * All claims from now on against the limits of their rooms and the caps of their slots, as one row. Heads
 * and loads are counted from the bookings themselves and the sums done here in plain arithmetic, so that
 * neither the ledger's counters nor the functions that decide about a claim are believed, nor what they say
 * of a booking's states. The limits are
 * the ledger's; db/verify.sql compares those with their sources. For the page that shows it and for
 * `npm run db:verify`; it decides nothing.
 */
export const overLimits = `
with clock as materialized (
  select app_now() as now
), placed as materialized (
  -- Everybody who has a place.
  select b.* from clock cross join rooms
  cross join lateral (
    select room_id, slot_id, age_months, care_factor_hundredths, ends_at, starts_at,
      greatest(starts_at, date_bin('15 minutes', clock.now, starts_at)) as present from bookings
    where room_id = rooms.id and starts_at > clock.now - interval '1 day' and ends_at > clock.now
      and status not in ('cancelled', 'expired') offset 0
  ) as b
), claims as (
  -- Alike ones together; the band by the rules of that day.
  select b.room_id, b.present, b.ends_at, r.band_ratio[band.place] as ratio, band.place,
    count(*)::int as heads, sum(b.care_factor_hundredths)::int as load
  from placed b left join capacity_ledger l on l.room_id = b.room_id and l.at = b.starts_at
  left join capacity_rules r on r.id = l.rules_id
  cross join lateral (
    select least(width_bucket(b.age_months, r.band_to) + 1, cardinality(r.band_to)) as place
  ) as band
  group by 1, 2, 3, 4, 5
), taken as (
  -- Each quarter hour from the present one on. 232792560 can be divided by every ratio from 1 to 20.
  select c.room_id, at, sum(c.heads) as heads, sum(c.load) as load, min(c.place) as youngest,
    sum(c.load::bigint * (232792560 / c.ratio))::bigint as fractions
  from claims c cross join lateral
    generate_series(c.present, c.ends_at - interval '15 minutes', interval '15 minutes') as at
  group by c.room_id, at
), in_slots as (
  select c.room_id, c.slot_id, at, sum(c.heads)::int as heads
  from (select room_id, slot_id, present, ends_at, count(*) as heads from placed group by 1, 2, 3, 4) as c
  cross join lateral generate_series(c.present, c.ends_at - interval '15 minutes', interval '15 minutes') as at
  group by c.room_id, c.slot_id, at
), compared as materialized (
  select t.room_id, t.at, t.heads, coalesce(l.licensed_places, 0) as licensed_places, l.area_places,
    r.largest_group, l.caregivers, r.min_caregivers, greatest(r.min_caregivers, case r.mixed_policy
      when 'sum_of_fractions' then (t.fractions + 23279255999) / 23279256000
      when 'youngest' then (t.load + 100 * r.band_ratio[t.youngest] - 1) / (100 * r.band_ratio[t.youngest])
      else (t.load + 100 * r.fixed_ratio - 1) / (100 * r.fixed_ratio) end) as needed
  from taken t left join capacity_ledger l using (room_id, at) left join capacity_rules r on r.id = l.rules_id
), too_many as (
  select c.room_id, null::uuid as slot_id, c.at, one.term, one.too_many
  from compared c cross join lateral (values
    ('licensed_places', c.heads - c.licensed_places),
    ('area_places', c.heads - c.area_places),
    ('largest_group', c.heads - c.largest_group),
    (case when c.needed = c.min_caregivers then 'min_caregivers' else 'ratio' end, c.needed - c.caregivers)
  ) as one(term, too_many)
  where (c.heads > least(c.licensed_places, c.area_places, c.largest_group) or c.needed > c.caregivers)
    and one.too_many > 0
  union all
  select c.room_id, c.slot_id, c.at, case s.status when 'closed' then 'slot_closed' else 'slot_cap' end,
    c.heads - coalesce(part.cap, 0)
  from in_slots c join slots s on s.id = c.slot_id
  left join slot_ledger part on part.slot_id = c.slot_id and part.starts_at <= c.at and part.ends_at > c.at
  where c.heads > coalesce(part.cap, 0)
), broken as (
  -- A limit broken by no more than its shortfall says was lowered after the bookings.
  select t.room_id, t.at, bool_and(exists (
    select from shortfalls f where f.room_id = t.room_id and f.resolved_at is null
      and f.slot_id is not distinct from t.slot_id
      and f.term = t.term and f.from_at <= t.at and f.to_at > t.at and f.short_by >= t.too_many)) as told
  from too_many t
  group by t.room_id, t.at
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
