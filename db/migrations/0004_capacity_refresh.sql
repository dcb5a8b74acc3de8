-- The ledger's limits follow policies, rosters, rooms and slots in the same transaction.

-- The stored rule set with the settings in force.
create function rules_for(policy policies) returns bigint language plpgsql as $$
declare
  print text := md5(jsonb_build_array(policy.mixed_policy, policy.fixed_ratio, policy.min_caregivers,
    policy.area_per_child_dm2, policy.largest_group, policy.age_bands)::text);
  found_id bigint;
begin
  select id into found_id from capacity_rules where fingerprint = print;
  if found_id is null then
    insert into capacity_rules (fingerprint, mixed_policy, fixed_ratio, min_caregivers,
      area_per_child_dm2, largest_group, band_from, band_to, band_ratio)
    select print, policy.mixed_policy, policy.fixed_ratio, policy.min_caregivers,
      policy.area_per_child_dm2, policy.largest_group,
      array_agg((b->>'from_months')::smallint order by n), array_agg((b->>'to_months')::smallint order by n),
      array_agg((b->>'children_per_caregiver')::smallint order by n)
    from jsonb_array_elements(policy.age_bands) with ordinality as e(b, n)
    on conflict (fingerprint) do update set fingerprint = excluded.fingerprint
    returning id into found_id;
  end if;
  return found_id;
end $$;
--> statement-breakpoint
-- Caregivers on duty for the whole of one quarter hour: on shift, not on a break, counting for the ratio.
create function caregivers_on_duty(p_room uuid, p_at timestamptz) returns integer language sql stable as $$
  select count(*)::int
  from roster_shifts s join caregivers c on c.id = s.caregiver_id
  where s.room_id = p_room and s.day = (p_at at time zone 'Asia/Shanghai')::date
    and s.from_time <= (p_at at time zone 'Asia/Shanghai')::time
    and s.to_time > (p_at at time zone 'Asia/Shanghai')::time
    and c.counts_for_ratio and c.active
    and not exists (
      select from roster_breaks b where b.shift_id = s.id
        and b.from_time <= (p_at at time zone 'Asia/Shanghai')::time
        and b.to_time > (p_at at time zone 'Asia/Shanghai')::time)
$$;
--> statement-breakpoint
-- Every limit that lies below what is booked in a room between two days.
create function shortfalls_now(p_room uuid, p_from date, p_to date)
returns table (slot_id uuid, day date, term text, from_at timestamptz, to_at timestamptz, short_by integer)
language sql stable as $$
  select null::uuid, (l.at at time zone 'Asia/Shanghai')::date, term, min(l.at), max(l.at) + interval '15 minutes',
    max(case term
      when 'licensed_places' then l.heads - l.licensed_places
      when 'area_places' then l.heads - l.area_places
      when 'largest_group' then l.heads - r.largest_group
      else required_caregivers(r, l.heads, l.band_heads, l.band_load, null) - l.caregivers end)
  from capacity_ledger l join capacity_rules r on r.id = l.rules_id
  cross join lateral unnest(broken_terms(r, l, null)) as term
  where l.room_id = p_room and l.at >= shanghai(p_from, '00:00') and l.at < shanghai(p_to + 1, '00:00') and l.heads > 0
  group by 2, 3
  union all
  select s.id, s.day, case s.status when 'closed' then 'slot_closed' else 'slot_cap' end,
    min(sl.starts_at), max(sl.ends_at), max(sl.heads - sl.cap)
  from slots s join slot_ledger sl on sl.slot_id = s.id
  where s.room_id = p_room and s.starts_at >= shanghai(p_from, '00:00') and s.starts_at < shanghai(p_to + 1, '00:00')
    and sl.heads > sl.cap
  group by s.id
$$;
--> statement-breakpoint
-- Opens, updates and resolves the shortfalls of a room between two days.
create function refresh_shortfalls(p_room uuid, p_from date, p_to date) returns void language plpgsql as $$
begin
  update shortfalls f set resolved_at = app_now()
  where f.room_id = p_room and f.day between p_from and p_to and f.resolved_at is null
    and not exists (select from shortfalls_now(p_room, p_from, p_to) n where n.day = f.day and n.term = f.term
      and n.slot_id is not distinct from f.slot_id);
  insert into shortfalls (id, room_id, slot_id, day, term, from_at, to_at, short_by, raised_at)
  select uuid_v7(), p_room, n.slot_id, n.day, n.term, n.from_at, n.to_at, n.short_by, app_now()
  from shortfalls_now(p_room, p_from, p_to) n
  on conflict (room_id, day, term, (coalesce(slot_id, '00000000-0000-0000-0000-000000000000'))) where resolved_at is null
  do update set from_at = excluded.from_at, to_at = excluded.to_at, short_by = excluded.short_by;
end $$;
--> statement-breakpoint
create unique index shortfalls_open on shortfalls
  (room_id, day, term, (coalesce(slot_id, '00000000-0000-0000-0000-000000000000'))) where resolved_at is null;
--> statement-breakpoint
-- Brings every limit of a room between two days in line with its sources, with the room locked so that
-- two changes cannot miss each other, and its ledger rows locked in time order like every booking does.
create function refresh_capacity(p_room uuid, p_from date, p_to date) returns void language plpgsql as $$
declare
  room rooms;
  begins constant timestamptz := shanghai(p_from, '00:00');
  ends constant timestamptz := shanghai(p_to + 1, '00:00');
begin
  select * into room from rooms where id = p_room for no key update;
  perform 1 from capacity_ledger where room_id = p_room and at >= begins and at < ends order by at for update;
  perform 1 from slot_ledger sl join slots s on s.id = sl.slot_id
    where s.room_id = p_room and s.starts_at >= begins and s.starts_at < ends order by sl.starts_at, sl.slot_id for update of sl;
  -- First, so that the statement after sees the rule sets this stores.
  perform rules_for(policy_in_force(room.subdistrict_code, p_room, day))
  from (select distinct (at at time zone 'Asia/Shanghai')::date as day from capacity_ledger
    where room_id = p_room and at >= begins and at < ends) as used;

  with days as materialized (
    select d.day, rules_for(d.policy) as rules_id, (d.policy).area_per_child_dm2 as area_per_child
    from (select day, policy_in_force(room.subdistrict_code, p_room, day) as policy
      from (select distinct (at at time zone 'Asia/Shanghai')::date as day from capacity_ledger
        where room_id = p_room and at >= begins and at < ends) as used offset 0) as d
  ), fresh as (
    select l.at, d.rules_id,
      case room.status when 'open' then room.licensed_places else 0 end as licensed_places,
      (room.play_area_dm2 / d.area_per_child)::smallint as area_places,
      caregivers_on_duty(p_room, l.at) as caregivers
    from capacity_ledger l join days d on d.day = (l.at at time zone 'Asia/Shanghai')::date
    where l.room_id = p_room and l.at >= begins and l.at < ends
  ), banded as (
    select f.*, taken.band_heads, taken.band_load
    from fresh f join capacity_ledger l on l.room_id = p_room and l.at = f.at
    left join lateral (
      select array_agg(coalesce(n.heads, 0)::smallint order by b) as band_heads,
        array_agg(coalesce(n.load, 0)::integer order by b) as band_load
      from capacity_rules r cross join lateral generate_subscripts(r.band_to, 1) as b
      left join lateral (
        select count(*) as heads, sum(k.care_factor_hundredths) as load from bookings k
        where k.room_id = p_room and k.starts_at <= f.at and k.ends_at > f.at
          and k.status not in ('cancelled', 'expired') and coalesce(band_of(r, k.age_months), cardinality(r.band_to)) = b
      ) as n on l.heads > 0
      where r.id = f.rules_id
    ) as taken on f.rules_id <> l.rules_id
  )
  update capacity_ledger l set rules_id = b.rules_id, licensed_places = b.licensed_places,
    area_places = b.area_places, caregivers = b.caregivers,
    band_heads = coalesce(b.band_heads, l.band_heads), band_load = coalesce(b.band_load, l.band_load)
  from banded b
  where l.room_id = p_room and l.at = b.at
    and (l.rules_id, l.licensed_places, l.area_places, l.caregivers)
      is distinct from (b.rules_id, b.licensed_places, b.area_places, b.caregivers);

  update slot_ledger sl set cap = c.cap
  from (
    select s.id, case when s.status = 'closed' then 0
      else coalesce(s.cap, (policy_in_force(room.subdistrict_code, p_room, s.day)).slot_cap) end as cap
    from slots s where s.room_id = p_room and s.starts_at >= begins and s.starts_at < ends
  ) as c
  where sl.slot_id = c.id and sl.cap <> c.cap;

  perform refresh_shortfalls(p_room, p_from, p_to);
end $$;
--> statement-breakpoint
-- Setting a column of a slot to itself makes its terms anew from the policy in force (slots_terms).
-- New slots: the quarter hours they need, their own ledger, then the limits.
create function slots_added() returns trigger language plpgsql as $$
declare
  touched record;
begin
  for touched in
    select room_id, min(day) as from_day, max(day) as to_day from changed group by room_id order by room_id
  loop
    perform 1 from rooms where id = touched.room_id for no key update;
    -- First, so that the statement after sees the rule sets this stores.
    perform rules_for(policy_in_force(r.subdistrict_code, r.id, s.day))
    from (select distinct day from changed where room_id = touched.room_id) s, rooms r where r.id = touched.room_id;
    insert into capacity_ledger (room_id, at, rules_id, licensed_places, caregivers, band_heads, band_load)
    select touched.room_id, q.at, 
      q.rules_id, 0, 0, array_fill(0::smallint, array[q.bands]), array_fill(0, array[q.bands])
    from (
      select distinct on (at) at, d.rules_id, d.bands
      from changed s
      join (select day, r.id as rules_id, cardinality(r.band_to) as bands
        from (select distinct on (day) day, rules_for(policy_in_force(
            (select subdistrict_code from rooms where id = touched.room_id), touched.room_id, day)) as rules_id
          from changed where room_id = touched.room_id) as used
        join capacity_rules r on r.id = used.rules_id) as d on d.day = s.day
      cross join lateral generate_series(s.starts_at, s.ends_at - interval '15 minutes', interval '15 minutes') as at
      where s.room_id = touched.room_id
    ) as q
    order by q.at
    on conflict do nothing;
    insert into slot_ledger (slot_id, starts_at, ends_at, cap)
    select s.id, part, least(part + step.length, s.ends_at), 0
    from changed s
    cross join lateral (select case when s.flexible then interval '30 minutes' else s.ends_at - s.starts_at end as length) as step
    cross join lateral generate_series(s.starts_at, s.ends_at - interval '1 minute', step.length) as part
    where s.room_id = touched.room_id;
    perform refresh_capacity(touched.room_id, touched.from_day, touched.to_day);
  end loop;
  return null;
end $$;
--> statement-breakpoint
create trigger slots_added after insert on slots referencing new table as changed
for each statement execute function slots_added();
--> statement-breakpoint
create function slot_changed() returns trigger language plpgsql as $$
begin
  perform refresh_capacity(new.room_id, new.day, new.day);
  return null;
end $$;
--> statement-breakpoint
create trigger slot_changed after update of cap, status on slots
for each row when (old.cap is distinct from new.cap or old.status <> new.status) execute function slot_changed();
--> statement-breakpoint
create function roster_changed() returns trigger language plpgsql as $$
declare
  touched record;
begin
  for touched in select distinct room_id, day from changed order by room_id, day loop
    perform refresh_capacity(touched.room_id, touched.day, touched.day);
  end loop;
  return null;
end $$;
--> statement-breakpoint
create trigger roster_shifts_added after insert on roster_shifts referencing new table as changed
for each statement execute function roster_changed();
--> statement-breakpoint
create trigger roster_shifts_removed after delete on roster_shifts referencing old table as changed
for each statement execute function roster_changed();
--> statement-breakpoint
create trigger roster_shifts_before after update on roster_shifts referencing old table as changed
for each statement execute function roster_changed();
--> statement-breakpoint
create trigger roster_shifts_after after update on roster_shifts referencing new table as changed
for each statement execute function roster_changed();
--> statement-breakpoint
create function breaks_changed() returns trigger language plpgsql as $$
declare
  touched record;
begin
  for touched in
    select distinct s.room_id, s.day from changed b join roster_shifts s on s.id = b.shift_id order by 1, 2
  loop
    perform refresh_capacity(touched.room_id, touched.day, touched.day);
  end loop;
  return null;
end $$;
--> statement-breakpoint
create trigger roster_breaks_added after insert on roster_breaks referencing new table as changed
for each statement execute function breaks_changed();
--> statement-breakpoint
create trigger roster_breaks_removed after delete on roster_breaks referencing old table as changed
for each statement execute function breaks_changed();
--> statement-breakpoint
create trigger roster_breaks_before after update on roster_breaks referencing old table as changed
for each statement execute function breaks_changed();
--> statement-breakpoint
create trigger roster_breaks_after after update on roster_breaks referencing new table as changed
for each statement execute function breaks_changed();
--> statement-breakpoint
-- From today on, for every day that has ledger rows. The past stays as it was.
create function refresh_from(p_room uuid, p_from date) returns void language plpgsql as $$
declare
  today constant date := (app_now() at time zone 'Asia/Shanghai')::date;
  last_day date;
begin
  select (max(at) at time zone 'Asia/Shanghai')::date into last_day from capacity_ledger where room_id = p_room;
  if last_day >= greatest(p_from, today) then
    perform refresh_capacity(p_room, greatest(p_from, today), last_day);
  end if;
end $$;
--> statement-breakpoint
create function caregiver_changed() returns trigger language plpgsql as $$
declare
  touched uuid;
begin
  for touched in select distinct room_id from roster_shifts where caregiver_id = new.id order by 1 loop
    perform refresh_from(touched, '-infinity');
  end loop;
  return null;
end $$;
--> statement-breakpoint
create trigger caregiver_changed after update of counts_for_ratio, active on caregivers
for each row execute function caregiver_changed();
--> statement-breakpoint
create function room_changed() returns trigger language plpgsql as $$
begin
  update slots set room_id = room_id where room_id = new.id and starts_at > app_now();
  perform refresh_from(new.id, '-infinity');
  return null;
end $$;
--> statement-breakpoint
create trigger room_changed after update of licensed_places, play_area_dm2, status, subdistrict_code on rooms
for each row execute function room_changed();
--> statement-breakpoint
-- A policy reaches every room below its level, from the day it takes effect.
create function policies_changed() returns trigger language plpgsql as $$
declare
  touched record;
begin
  for touched in
    select r.id, min(p.effective_from) as from_day
    from changed p
    join rooms r on p.level = 'city' or r.id = p.room_id or r.subdistrict_code = p.subdistrict_code
      or p.district_code = (select district_code from subdistricts s where s.code = r.subdistrict_code)
    group by r.id order by r.id
  loop
    perform 1 from rooms where id = touched.id for no key update;
    update slots set room_id = room_id
    where room_id = touched.id and day >= touched.from_day and starts_at > app_now();
    perform refresh_from(touched.id, touched.from_day);
  end loop;
  return null;
end $$;
--> statement-breakpoint
create trigger policies_added after insert on policies referencing new table as changed
for each statement execute function policies_changed();
--> statement-breakpoint
create trigger policies_removed after delete on policies referencing old table as changed
for each statement execute function policies_changed();
--> statement-breakpoint
create trigger policies_before after update on policies referencing old table as changed
for each statement execute function policies_changed();
--> statement-breakpoint
create trigger policies_after after update on policies referencing new table as changed
for each statement execute function policies_changed();
--> statement-breakpoint
-- A calendar day moves the deadlines of the slots that count working days back to it.
create function calendar_changed() returns trigger language plpgsql as $$
begin
  update slots set room_id = room_id
  where starts_at > app_now() and day between (select min(day) from changed) and (select max(day) + 21 from changed);
  return null;
end $$;
--> statement-breakpoint
create trigger calendar_days_added after insert on calendar_days referencing new table as changed
for each statement execute function calendar_changed();
--> statement-breakpoint
create trigger calendar_days_updated after update on calendar_days referencing new table as changed
for each statement execute function calendar_changed();
