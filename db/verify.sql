-- Each row is a difference between what the database keeps ready (ledgers, balances, shortfalls, summaries) and
-- what it should follow from. What is expected is reckoned anew from bookings, entries, roster, rooms,
-- slots and policies. Limits are compared from today on: those of past days stay as they were. What has ended is
-- spelled out here: a proof does not ask the engine it is a proof of.
with today as (
  select (app_now() at time zone 'Asia/Shanghai')::date as day
), active as materialized (
  select * from bookings where status not in ('cancelled', 'expired')
), ledger as materialized (
  select l.*, (l.at at time zone 'Asia/Shanghai')::date as day, (l.at at time zone 'Asia/Shanghai')::time as wall,
    r.band_to, r.mixed_policy, r.fixed_ratio, r.min_caregivers, r.area_per_child_dm2, r.largest_group,
    (select jsonb_agg(jsonb_build_array(r.band_from[b], r.band_to[b], r.band_ratio[b]) order by b)
      from generate_subscripts(r.band_to, 1) as b) as bands
  from capacity_ledger l join capacity_rules r on r.id = l.rules_id
), quarters as materialized (
  select b.room_id, at, b.age_months, b.care_factor_hundredths as factor
  from active b
  cross join lateral generate_series(b.starts_at, b.ends_at - interval '15 minutes', interval '15 minutes') as at
), banded as (
  -- The first band that ends after the age; the last where none does.
  select q.room_id, q.at, q.factor, coalesce(
    (select min(b) from generate_subscripts(l.band_to, 1) as b where l.band_to[b] > q.age_months),
    cardinality(l.band_to)) as band
  from quarters q join ledger l using (room_id, at)
), by_band as (
  select room_id, at, band, count(*) as heads, sum(factor) as load from banded group by room_id, at, band
), taken as (
  select l.room_id, l.at, coalesce(sum(t.heads), 0) as heads,
    array_agg(coalesce(t.heads, 0) order by b)::text as band_heads, array_agg(coalesce(t.load, 0) order by b)::text as band_load
  from ledger l cross join lateral generate_subscripts(l.band_to, 1) as b
  left join by_band t on t.room_id = l.room_id and t.at = l.at and t.band = b
  group by l.room_id, l.at
), policy_days as materialized (
  select d.room_id, d.day, policy_in_force(r.subdistrict_code, r.id, d.day) as policy
  from (select distinct room_id, day from ledger where day >= (select day from today) offset 0) as d
  join rooms r on r.id = d.room_id
), limits as (
  select l.*, (select count(*) from roster_shifts s join caregivers c on c.id = s.caregiver_id
      where s.room_id = l.room_id and s.day = l.day and s.from_time <= l.wall
        and s.to_time >= l.wall + case when l.wall < '23:45' then interval '15 minutes' else interval '0' end
        and c.active and c.counts_for_ratio and c.kind = 'caregiver' and coalesce(c.qualified_until >= l.day, true)
        and not exists (select from roster_breaks k
          where k.shift_id = s.id and k.from_time <= l.wall and k.to_time > l.wall)) as on_duty,
    case when r.status = 'open' and (r.suspended_from is null or l.day < r.suspended_from)
      then r.licensed_places else 0 end as licensed,
    case when r.play_area_dm2 is not null then least(r.play_area_dm2 / (p.policy).area_per_child_dm2, 32767) end as area,
    p.policy
  from ledger l join rooms r on r.id = l.room_id join policy_days p on p.room_id = l.room_id and p.day = l.day
), parts as materialized (
  select part.*, s.room_id, s.day, s.status, s.cap as own_cap, count(b.id) as expected_heads,
    count(b.id) filter (where b.resident) as expected_residents, count(b.id) filter (where b.same_day) as expected_same_day
  from slot_ledger part join slots s on s.id = part.slot_id
  left join active b on b.slot_id = part.slot_id and b.starts_at < part.ends_at and b.ends_at > part.starts_at
  group by part.slot_id, part.starts_at, s.id
), working as materialized (
  select day, row_number() over (order by day) as nth from calendar_days where kind in ('workday', 'makeup')
), terms as materialized (
  -- What a slot to come takes from the policy of its day, its room and the calendar.
  select s.id as slot_id, s.room_id, s.starts_at,
    jsonb_build_array(coalesce(p.slot_min_minutes, 60),
      shanghai(s.day - coalesce(p.release_days_ahead, 14), coalesce(p.release_time, '09:00')),
      shanghai(closing.day, coalesce(p.booking_closes_time, '17:00')), shanghai(s.day, '00:00'),
      s.starts_at - make_interval(mins => coalesce(p.same_day_closes_minutes, 60)),
      shanghai(cancelling.day, coalesce(p.cancel_time, '12:00')),
      case when least(coalesce(s.cap, p.slot_cap), r.licensed_places, p.largest_group, r.play_area_dm2 / p.area_per_child_dm2)
        >= coalesce(p.same_day_reserve_from_places, 5) then coalesce(p.same_day_reserve, 0) else 0 end,
      coalesce(p.residents_reserve, 0), shanghai(s.day - coalesce(p.residents_until_days, 3), '00:00'),
      jsonb_strip_nulls(to_jsonb(d.policy))) as expected,
    jsonb_build_array(s.min_minutes, s.released_at, s.booking_closes_at, s.same_day_from, s.same_day_closes_at,
      s.cancel_until, s.same_day_reserve, s.residents_reserve, s.residents_until, s.policy) as found
  from slots s join rooms r on r.id = s.room_id join policy_days d on d.room_id = s.room_id and d.day = s.day
  cross join lateral (select (d.policy).*) as p
  cross join lateral (select max(nth) as nth from working w where w.day < s.day) as last
  cross join lateral (select coalesce(p.booking_closes_working_days, 1) as closing, coalesce(p.cancel_working_days, 1) as cancelling) as back
  cross join lateral (select case back.closing when 0 then s.day else coalesce((select w.day from working w
    where w.nth = last.nth - back.closing + 1 and w.day >= s.day - 60), s.day - back.closing) end as day) as closing
  cross join lateral (select case back.cancelling when 0 then s.day else coalesce((select w.day from working w
    where w.nth = last.nth - back.cancelling + 1 and w.day >= s.day - 60), s.day - back.cancelling) end as day) as cancelling
  where s.starts_at > app_now()
), short as materialized (
  select r.id as room_id, n.slot_id, n.day, n.term, n.from_at, n.to_at, n.short_by
  from rooms r cross join today t
  cross join lateral shortfalls_now(r.id, t.day, t.day + 36500) as n
), used as (
  select child_id, period_from, coalesce(sum(amount) filter (where kind = 'grant'), 0) as granted,
    coalesce(sum(amount) filter (where kind = 'use'), 0) - coalesce(sum(amount) filter (where kind = 'return'), 0) as used
  from allowance_entries group by child_id, period_from
), used_by_booking as (
  select booking_id, sum(case kind when 'use' then amount else -amount end) as used
  from allowance_entries where kind <> 'grant' group by booking_id
), closed as materialized (
  select coalesce(array_agg(day), '{}') as days from figure_days
), room_days as (
  select coalesce(n.day, f.day) as day, coalesce(n.room_id, f.room_id) as room_id,
    n.numbers::text as expected, f.numbers::text as found
  from (
    select r.day, r.room_id, array[r.slots, r.offered, coalesce(b.booked, 0), coalesce(b.used, 0), coalesce(b.bookings, 0),
      coalesce(b.attended, 0), coalesce(b.missed, 0), coalesce(b.cancelled, 0)] as numbers
    from reckon_days(null, (select days from closed)) as r
    left join (
      select day, room_id, count(*) filter (where status not in ('cancelled', 'expired') and child_id is not null)::int as bookings,
        coalesce(sum(extract(epoch from ends_at - starts_at) / 900) filter (where status not in ('cancelled', 'expired')), 0)::int as booked,
        coalesce(sum(extract(epoch from ends_at - starts_at) / 900) filter (where status = 'attended'), 0)::int as used,
        count(*) filter (where status = 'attended')::int as attended, count(*) filter (where status = 'missed')::int as missed,
        count(*) filter (where status = 'cancelled' and child_id is not null
          and cancel_reason is distinct from 'moved')::int as cancelled
      from bookings where day = any ((select days from closed)::date[]) group by day, room_id
    ) as b using (day, room_id)
  ) as n
  full join (
    select day, room_id, array[slots, offered_quarters, booked_quarters, used_quarters, bookings, attended, missed, cancelled] as numbers
    from room_day_figures
  ) as f on f.day = n.day and f.room_id = n.room_id
  where n.numbers is distinct from f.numbers
), room_hours as (
  select coalesce(n.day, f.day) as day, coalesce(n.room_id, f.room_id) as room_id, coalesce(n.hour, f.hour) as hour,
    n.offered || ' ' || n.booked as expected, f.offered_quarters || ' ' || f.booked_quarters as found
  from reckon_hours(null, (select days from closed)) as n
  full join room_hour_figures f on f.day = n.day and f.room_id = n.room_id and f.hour = n.hour
  where (n.offered, n.booked) is distinct from (f.offered_quarters, f.booked_quarters)
), refused as (
  select coalesce(n.day, f.day) as day, coalesce(n.room_id, f.room_id) as room_id,
    n.refusals::text as expected, f.refusals::text as found
  from reckon_refusals(null, (select days from closed)) as n
  full join refusal_figures f on f.day = n.day and f.room_id = n.room_id and f.reason = n.reason
    and coalesce(f.age_from_months, -1) = coalesce(n.age_from_months, -1)
    and coalesce(f.home_subdistrict_code, '') = coalesce(n.home_subdistrict_code, '')
  where n.refusals is distinct from f.refusals
)
select what, rooms.code as room, slot_id as slot, child_id as child, differing.at, expected, found
from (
  select 'heads of the quarter hour' as what, l.room_id, null::uuid as slot_id, null::uuid as child_id, l.at,
    t.heads::text as expected, l.heads::text as found
  from ledger l join taken t using (room_id, at) where t.heads <> l.heads
  union all
  select 'heads of its bands', l.room_id, null, null, l.at, t.band_heads, l.band_heads::text
  from ledger l join taken t using (room_id, at) where t.band_heads <> l.band_heads::text
  union all
  select 'load of its bands', l.room_id, null, null, l.at, t.band_load, l.band_load::text
  from ledger l join taken t using (room_id, at) where t.band_load <> l.band_load::text
  union all
  select 'caregivers on duty', room_id, null, null, at, on_duty::text, caregivers::text
  from limits where on_duty <> caregivers
  union all
  select 'licensed places', room_id, null, null, at, licensed::text, licensed_places::text
  from limits where licensed <> licensed_places
  union all
  select 'places for the play area', room_id, null, null, at, area::text, area_places::text
  from limits where area is distinct from area_places
  union all
  select 'rule set', room_id, null, null, at, expected, found
  from limits cross join lateral (
    select jsonb_build_array((policy).mixed_policy, (policy).fixed_ratio, (policy).min_caregivers,
        (policy).area_per_child_dm2, (policy).largest_group, (select jsonb_agg(jsonb_build_array(
          b->'from_months', b->'to_months', b->'children_per_caregiver') order by n)
          from jsonb_array_elements((policy).age_bands) with ordinality as e(b, n)))::text as expected,
      jsonb_build_array(mixed_policy, fixed_ratio, min_caregivers, area_per_child_dm2, largest_group, bands)::text as found
  ) as rules where expected <> found
  union all
  select 'quarter hour of a slot', s.room_id, s.id, null, at, 'a row', 'none'
  from slots s
  cross join lateral generate_series(s.starts_at, s.ends_at - interval '15 minutes', interval '15 minutes') as at
  where not exists (select from capacity_ledger l where l.room_id = s.room_id and l.at = at.at)
  union all
  select 'quarter hour of a booking', q.room_id, null, null, q.at, 'a row', 'none'
  from quarters q where not exists (select from capacity_ledger l where l.room_id = q.room_id and l.at = q.at)
  union all
  select 'part of a slot', s.room_id, s.id, null, at, 'a row', 'none'
  from slots s cross join lateral generate_series(s.starts_at, s.ends_at - interval '1 minute',
    case when s.flexible then interval '30 minutes' else s.ends_at - s.starts_at end) as at
  where not exists (select from slot_ledger part where part.slot_id = s.id and part.starts_at = at.at)
  union all
  select 'heads of the slot', room_id, slot_id, null, starts_at, expected_heads::text, heads::text
  from parts where expected_heads <> heads
  union all
  select 'residents in the slot', room_id, slot_id, null, starts_at, expected_residents::text, resident_heads::text
  from parts where expected_residents <> resident_heads
  union all
  select 'same-day claims in the slot', room_id, slot_id, null, starts_at, expected_same_day::text, same_day_heads::text
  from parts where expected_same_day <> same_day_heads
  union all
  select 'cap of the slot', part.room_id, part.slot_id, null, part.starts_at, expected::text, part.cap::text
  from parts part join policy_days p on p.room_id = part.room_id and p.day = part.day
  cross join lateral (select case part.status when 'closed' then 0
    else coalesce(part.own_cap, (p.policy).slot_cap) end as expected) as c
  where expected is distinct from part.cap
  union all
  select 'terms of the slot', room_id, slot_id, null, starts_at, expected::text, found::text
  from terms where expected <> found
  union all
  select 'shortfall of ' || coalesce(n.term, f.term), coalesce(n.room_id, f.room_id), coalesce(n.slot_id, f.slot_id), null,
    coalesce(n.from_at, f.from_at), n.from_at || ' to ' || n.to_at || ' by ' || n.short_by,
    f.from_at || ' to ' || f.to_at || ' by ' || f.short_by
  from short n
  full join (select f.* from shortfalls f, today t where f.resolved_at is null and f.day >= t.day) f
    on f.room_id = n.room_id and f.day = n.day and f.term = n.term and f.slot_id is not distinct from n.slot_id
  where (n.from_at, n.to_at, n.short_by) is distinct from (f.from_at, f.to_at, f.short_by)
  union all
  select 'allowance granted', null, null, b.child_id, shanghai(b.period_from, '00:00'), coalesce(u.granted, 0)::text, b.granted::text
  from allowance_balances b left join used u using (child_id, period_from) where coalesce(u.granted, 0) <> b.granted
  union all
  select 'allowance used', null, null, b.child_id, shanghai(b.period_from, '00:00'), coalesce(u.used, 0)::text, b.used::text
  from allowance_balances b left join used u using (child_id, period_from) where coalesce(u.used, 0) <> b.used
  union all
  select 'allowance balance', null, null, u.child_id, shanghai(u.period_from, '00:00'), 'a row', 'none'
  from used u where not exists (select from allowance_balances b
    where b.child_id = u.child_id and b.period_from = u.period_from)
  union all
  select 'allowance used by a booking', b.room_id, b.slot_id, b.child_id, b.starts_at, b.allowance_used::text,
    coalesce(u.used, 0)::text
  from bookings b left join used_by_booking u on u.booking_id = b.id where b.allowance_used <> coalesce(u.used, 0)
  union all
  select 'summary of a room and day', room_id, null, null, shanghai(day, '00:00'), expected, found from room_days
  union all
  select 'summary of an hour', room_id, null, null, shanghai(day, make_time(hour, 0, 0)), expected, found from room_hours
  union all
  select 'summary of an hour of the city', null, null, null, shanghai(coalesce(n.day, f.day), make_time(coalesce(n.hour, f.hour), 0, 0)),
    n.offered || ' ' || n.booked, f.offered_quarters || ' ' || f.booked_quarters
  from (select day, hour, sum(offered)::int as offered, sum(booked)::int as booked
    from reckon_hours(null, (select days from closed)) group by day, hour) as n
  full join city_hour_figures f on f.day = n.day and f.hour = n.hour
  where (n.offered, n.booked) is distinct from (f.offered_quarters, f.booked_quarters)
  union all
  select 'summary of refusals', room_id, null, null, shanghai(day, '00:00'), expected, found from refused
) as differing left join rooms on rooms.id = differing.room_id
order by what, room, differing.at
