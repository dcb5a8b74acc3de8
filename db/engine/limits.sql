-- The ledger's limits, computed from rooms, policies and rosters, and where bookings exceed them.

-- Whether somebody counts for the ratio on a day: a caregiver on the staff who counts, and whose yearly
-- check, if one is entered, holds on that day.
create or replace function counts_on(c caregivers, p_day date) returns boolean language sql immutable parallel safe begin atomic
  select c.active and c.counts_for_ratio and c.kind = 'caregiver'
    and (c.qualified_until is null or c.qualified_until >= p_day);
end;

-- Caregivers on duty for the whole of each quarter hour of a day: on shift, not on a break, counting for
-- the ratio on that day. No row for a quarter hour without any.
create or replace function caregivers_on_duty(p_room uuid, p_day date) returns table (at timestamptz, caregivers integer)
language sql stable begin atomic
  select wall at time zone 'Asia/Shanghai', count(*)::integer
  from roster_shifts s join caregivers c on c.id = s.caregiver_id
  cross join lateral generate_series(s.day + s.from_time, s.day + s.to_time - interval '15 minutes', interval '15 minutes') as wall
  where s.room_id = p_room and s.day = p_day and counts_on(c, p_day)
    and not exists (select from roster_breaks b
      where b.shift_id = s.id and wall >= s.day + b.from_time and wall < s.day + b.to_time)
  group by wall;
end;

-- A room suspended from a day on takes nobody from that day: its licensed places count as 0 then, as
-- they do while it is not open at all.
create or replace function places_by_licence(room rooms, p_day date) returns smallint language sql immutable begin atomic
  select case when room.status = 'open' and (room.suspended_from is null or p_day < room.suspended_from)
    then room.licensed_places else 0 end::smallint;
end;

-- Brings every limit of a room between two days in line with its sources, with the room locked so that
-- two changes cannot miss each other, and its ledger rows locked in time order, as every booking does.
create or replace function refresh_capacity(p_room uuid, p_from date, p_to date) returns void
language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  room rooms;
  days capacity_day[];
  one capacity_day;
  begins constant timestamptz := shanghai(p_from, '00:00');
  ends constant timestamptz := shanghai(p_to + 1, '00:00');
begin
  select * into room from rooms where id = p_room for no key update;
  perform 1 from capacity_ledger where room_id = p_room and at >= begins and at < ends order by at for update;
  -- A statement of its own: the next ones must see the rule sets it stores.
  days := array(
    select (d.day, rules_for(d.policy), (d.policy).area_per_child_dm2, (d.policy).slot_cap)::capacity_day
    from (select day, policy_in_force(room.subdistrict_code, p_room, day) as policy
      from (select distinct (at at time zone 'Asia/Shanghai')::date as day from capacity_ledger
        where room_id = p_room and at >= begins and at < ends) as used offset 0) as d);

  -- Day by day: one statement for all would compare every quarter hour with every other.
  foreach one in array days loop
    perform refresh_rules(p_room, one);
    update capacity_ledger l
    set licensed_places = f.licensed_places, area_places = f.area_places, caregivers = f.caregivers
    from (
      select q.at, places_by_licence(room, one.day) as licensed_places,
        case when room.play_area_dm2 is not null then least(room.play_area_dm2 / one.area_per_child, 32767) end::smallint as area_places,
        coalesce(duty.caregivers, 0)::smallint as caregivers
      from capacity_ledger q left join caregivers_on_duty(p_room, one.day) as duty on duty.at = q.at
      where q.room_id = p_room and q.at >= shanghai(one.day, '00:00') and q.at < shanghai(one.day + 1, '00:00') offset 0
    ) as f
    where l.room_id = p_room and l.at = f.at
      and (l.licensed_places, l.area_places, l.caregivers) is distinct from (f.licensed_places, f.area_places, f.caregivers);
  end loop;

  update slot_ledger sl set cap = case s.status when 'closed' then 0 else coalesce(s.cap, d.slot_cap) end
  from slots s join unnest(days) as d on d.day = s.day
  where sl.slot_id = s.id and s.room_id = p_room and s.starts_at >= begins and s.starts_at < ends
    and sl.cap <> case s.status when 'closed' then 0 else coalesce(s.cap, d.slot_cap) end;

  perform refresh_shortfalls(p_room, p_from, p_to);
end $$;

-- If a day has another rule set now, counts the children booked by its bands: also claims past their time,
-- which leave the ledger once they are ended.
create or replace function refresh_rules(p_room uuid, p_day capacity_day) returns void language plpgsql as $$
declare
  r capacity_rules;
  begins constant timestamptz := shanghai(p_day.day, '00:00');
  ends constant timestamptz := shanghai(p_day.day + 1, '00:00');
begin
  if not exists (select from capacity_ledger
    where room_id = p_room and at >= begins and at < ends and rules_id <> p_day.rules_id) then
    return;
  end if;
  select * into r from capacity_rules where id = p_day.rules_id;
  with banded as materialized (
    select b.starts_at, b.ends_at, youngest_band(r, b.age_months) as band, b.care_factor_hundredths as factor
    from bookings b
    where b.room_id = p_room and b.starts_at >= begins and b.starts_at < ends and not ended(b.status)
  ), fresh as (
    select l.at, array_agg(t.heads order by n) as heads, array_agg(t.load order by n) as load
    from capacity_ledger l cross join lateral generate_subscripts(r.band_to, 1) as n
    cross join lateral (
      select count(*)::smallint as heads, coalesce(sum(factor), 0)::integer as load
      from banded where starts_at <= l.at and ends_at > l.at and band = n
    ) as t
    where l.room_id = p_room and l.at >= begins and l.at < ends
    group by l.at
  )
  update capacity_ledger l set rules_id = r.id, band_heads = f.heads, band_load = f.load
  from fresh f where l.room_id = p_room and l.at = f.at;
end $$;

-- From today on, for every day that has ledger rows. The past stays as it was.
create or replace function refresh_from(p_room uuid, p_from date) returns void language plpgsql as $$
declare
  today constant date := (app_now() at time zone 'Asia/Shanghai')::date;
  last_day date;
begin
  perform 1 from rooms where id = p_room for no key update;
  select (max(at) at time zone 'Asia/Shanghai')::date into last_day from capacity_ledger where room_id = p_room;
  if last_day >= greatest(p_from, today) then
    perform refresh_capacity(p_room, greatest(p_from, today), last_day);
  end if;
end $$;

-- The limit to tell with the number of caregivers missing: the one that asks for so many. Other limits stay.
create or replace function staff_term(p_term text, p_needed integer, p_least integer) returns text
language sql immutable parallel safe begin atomic
  select case when p_term in ('min_caregivers', 'ratio')
    then case when p_needed = p_least then 'min_caregivers' else 'ratio' end else p_term end;
end;

-- Every limit that lies below what is booked in a room between two days.
create or replace function shortfalls_now(p_room uuid, p_from date, p_to date)
returns table (slot_id uuid, day date, term text, from_at timestamptz, to_at timestamptz, short_by integer)
language sql stable begin atomic
  select null::uuid, (l.at at time zone 'Asia/Shanghai')::date, term, min(l.at), max(l.at) + interval '15 minutes',
    max(case term
      when 'licensed_places' then l.heads - l.licensed_places
      when 'area_places' then l.heads - l.area_places
      when 'largest_group' then l.heads - r.largest_group
      else needed - l.caregivers end)
  from capacity_ledger l join capacity_rules r on r.id = l.rules_id
  cross join lateral unnest(case when breaks_limit(r, l, null) then broken_terms(r, l, null) end) as broken
  cross join lateral (select required_caregivers(r, l.heads, l.band_heads, l.band_load, null) as needed offset 0) as n
  cross join lateral (select staff_term(broken, needed, r.min_caregivers) as term) as told
  where l.room_id = p_room and l.at >= shanghai(p_from, '00:00') and l.at < shanghai(p_to + 1, '00:00') and l.heads > 0
  group by 2, 3
  union all
  select s.id, s.day, case s.status when 'closed' then 'slot_closed' else 'slot_cap' end,
    min(sl.starts_at), max(sl.ends_at), max(sl.heads - sl.cap)
  from slots s join slot_ledger sl on sl.slot_id = s.id
  where s.room_id = p_room and s.starts_at >= shanghai(p_from, '00:00') and s.starts_at < shanghai(p_to + 1, '00:00')
    and sl.heads > sl.cap
  group by s.id;
end;

-- Opens, updates and resolves the shortfalls of a room between two days. Open ones are locked first, so
-- that of two cancellations at once the second sees what the first gave back.
create or replace function refresh_shortfalls(p_room uuid, p_from date, p_to date) returns void language plpgsql as $$
begin
  perform 1 from shortfalls where room_id = p_room and day between p_from and p_to and resolved_at is null
    order by id for update;
  with n as materialized (
    select * from shortfalls_now(p_room, p_from, p_to)
  ), resolved as (
    update shortfalls f set resolved_at = app_now()
    where f.room_id = p_room and f.day between p_from and p_to and f.resolved_at is null
      and not exists (select from n where n.day = f.day and n.term = f.term and n.slot_id is not distinct from f.slot_id)
  )
  insert into shortfalls (id, room_id, slot_id, day, term, from_at, to_at, short_by, raised_at)
  select uuid_v7(), p_room, n.slot_id, n.day, n.term, n.from_at, n.to_at, n.short_by, app_now() from n
  on conflict (room_id, day, term, (coalesce(slot_id, '00000000-0000-0000-0000-000000000000'))) where resolved_at is null
  do update set from_at = excluded.from_at, to_at = excluded.to_at, short_by = excluded.short_by;
end $$;

-- The places of each slot that has not begun, to measure what a change does. Places are what the limits
-- in force allow an empty room: at each quarter hour the smallest of the slot's cap (0 when closed),
-- licensed places (0 when the room is not open), places for the play area, largest group, and
-- caregivers × ratio (0 below the least caregivers). A fixed slot has those of its tightest quarter hour,
-- a flexible one those of its best stretch of the least length. `fewest` is for the band admitted that
-- takes the most care (0 if an age admitted is in no band), `most` for the one that takes the least.
-- Places kept and places booked are not subtracted. `terms` stands for all else a family meets.
-- `terms` has every other term by its name (`slotTerms`): what else of the policy changes is in the places already, or
-- concerns no booking.
create or replace function slot_places(p_rooms uuid[], p_after timestamptz)
returns table (slot_id uuid, room_id uuid, day date, starts_at timestamptz, ends_at timestamptz,
  fewest integer, most integer, terms text)
language sql stable set plan_cache_mode = force_custom_plan begin atomic
  with chosen as materialized (
    select * from slots s where s.starts_at > p_after and (p_rooms is null or s.room_id = any (p_rooms))
  ), ages as materialized (
    select a.age_from, a.age_to, r.id as rules_id, bands.fewest, bands.most
    from (select distinct age_from_months as age_from, age_to_months as age_to from chosen) as a
    cross join capacity_rules r
    cross join lateral (
      select case when sum(least(r.band_to[b], a.age_to) - greatest(r.band_from[b], a.age_from)) = a.age_to - a.age_from
          then min(ratio) else 0 end as fewest, max(ratio) as most
      from generate_subscripts(r.band_to, 1) as b
      cross join lateral (select case r.mixed_policy when 'fixed_ratio' then r.fixed_ratio else r.band_ratio[b] end as ratio) as of_band
      where r.band_from[b] < a.age_to and r.band_to[b] > a.age_from
    ) as bands
  ), quarters as materialized (
    select c.id, l.at, least(part.cap, l.licensed_places, l.area_places, r.largest_group,
        minded.caregivers * coalesce(a.fewest, 0)) as fewest,
      least(part.cap, l.licensed_places, l.area_places, r.largest_group,
        minded.caregivers * coalesce(a.most, 0)) as most
    from chosen c
    join slot_ledger part on part.slot_id = c.id
    join capacity_ledger l on l.room_id = c.room_id and l.at >= part.starts_at and l.at < part.ends_at
    join capacity_rules r on r.id = l.rules_id
    join ages a on a.rules_id = l.rules_id and a.age_from = c.age_from_months and a.age_to = c.age_to_months
    cross join lateral (select case when l.caregivers >= r.min_caregivers then l.caregivers else 0 end as caregivers) as minded
  ), stretches as (
    select q.id, min(other.fewest) as fewest, min(other.most) as most
    from chosen c join quarters q on q.id = c.id
    join quarters other on other.id = q.id and other.at >= q.at and other.at < q.at + make_interval(mins => c.min_minutes)
    where c.flexible and q.at + make_interval(mins => c.min_minutes) <= c.ends_at
      and extract(epoch from q.at - c.starts_at)::integer % 1800 = 0
    group by q.id, q.at
  ), places as (
    select q.id, min(q.fewest) as fewest, min(q.most) as most
    from quarters q join chosen c on c.id = q.id where not c.flexible group by q.id
    union all
    select s.id, max(s.fewest), max(s.most) from stretches s group by s.id
  )
  select c.id, c.room_id, c.day, c.starts_at, c.ends_at, coalesce(p.fewest, 0)::integer, coalesce(p.most, 0)::integer,
    jsonb_build_object('length', jsonb_build_array(c.min_minutes, c.policy -> 'slot_max_minutes'),
      'ages', jsonb_build_array(c.age_from_months, c.age_to_months), 'price', c.price_fen_per_hour,
      'release', c.released_at, 'closing', jsonb_build_array(c.booking_closes_at, c.same_day_closes_at),
      'cancelling', c.cancel_until,
      'kept', jsonb_build_array(c.same_day_reserve, c.residents_reserve, c.residents_until),
      'marks', jsonb_build_array(c.policy -> 'mark_missed', c.policy -> 'mark_late_cancellation', c.policy -> 'marks_limit',
        c.policy -> 'marks_window_days', c.policy -> 'suspension_days'),
      'families', jsonb_build_array(c.policy -> 'child_open_bookings', c.policy -> 'child_month_bookings',
        c.policy -> 'hold_minutes', c.policy -> 'family_holds', c.policy -> 'identity_required'),
      'allowance', c.policy -> 'allowance_unit')::text
  from chosen c left join places p on p.id = c.id;
end;
