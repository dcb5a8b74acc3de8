-- The ledger's limits follow policies, rosters, rooms and slots in the same transaction.

-- Refuses a write the way a named constraint does.
create function refuse(p_constraint text, p_detail jsonb default '{}') returns void language plpgsql as $$
begin
  raise exception 'refused: %', p_constraint
    using errcode = 'check_violation', constraint = p_constraint, detail = p_detail::text;
end $$;
--> statement-breakpoint
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
-- Caregivers on duty for the whole of each quarter hour of a day: on shift, not on a break, counting for
-- the ratio. No row where there is none.
create function caregivers_on_duty(p_room uuid, p_day date) returns table (at timestamptz, caregivers integer)
language sql stable as $$
  select wall at time zone 'Asia/Shanghai', count(*)::integer
  from roster_shifts s join caregivers c on c.id = s.caregiver_id
  cross join lateral generate_series(s.day + s.from_time, s.day + s.to_time - interval '15 minutes', interval '15 minutes') as wall
  where s.room_id = p_room and s.day = p_day and c.counts_for_ratio and c.active
    and not exists (select from roster_breaks b
      where b.shift_id = s.id and wall >= s.day + b.from_time and wall < s.day + b.to_time)
  group by wall
$$;
--> statement-breakpoint
-- Writes that count places need to see what others have committed since they began.
create function need_read_committed() returns void language plpgsql as $$
begin
  if current_setting('transaction_isolation') in ('repeatable read', 'serializable') then
    perform refuse('capacity_needs_read_committed');
  end if;
end $$;
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
  cross join lateral unnest(case when breaks_limit(r, l, null) then broken_terms(r, l, null) end) as term
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
-- Opens, updates and resolves the shortfalls of a room between two days. Open ones are locked first, so
-- that of two cancellations at once the second sees what the first gave back.
create function refresh_shortfalls(p_room uuid, p_from date, p_to date) returns void language plpgsql as $$
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
--> statement-breakpoint
create unique index shortfalls_open on shortfalls
  (room_id, day, term, (coalesce(slot_id, '00000000-0000-0000-0000-000000000000'))) where resolved_at is null;
--> statement-breakpoint
-- What the policy in force on a day means for the ledger.
create type capacity_day as (day date, rules_id bigint, area_per_child integer, slot_cap smallint);
--> statement-breakpoint
-- Brings every limit of a room between two days in line with its sources, with the room locked so that
-- two changes cannot miss each other, and its ledger rows locked in time order like every booking does.
create function refresh_capacity(p_room uuid, p_from date, p_to date) returns void
language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  room rooms;
  days capacity_day[];
  one capacity_day;
  begins constant timestamptz := shanghai(p_from, '00:00');
  ends constant timestamptz := shanghai(p_to + 1, '00:00');
begin
  perform need_read_committed();
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
      select q.at, case room.status when 'open' then room.licensed_places else 0 end as licensed_places,
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
--> statement-breakpoint
-- Where the rule set of a day is another now, reckons the children booked by its bands.
create function refresh_rules(p_room uuid, p_day capacity_day) returns void language plpgsql as $$
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
    where b.room_id = p_room and b.starts_at >= begins and b.starts_at < ends and b.status not in ('cancelled', 'expired')
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
  -- Whether a caregiver counts must not change unseen meanwhile.
  perform 1 from caregivers where id in (select caregiver_id from changed) order by id for share;
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
  perform 1 from rooms where id = p_room for no key update;
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
  if old.subdistrict_code <> new.subdistrict_code then
    perform pg_advisory_xact_lock_shared(hashtext('baobaowu policies'));
  end if;
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
  policies_touched policies[];
begin
  if tg_op = 'UPDATE' then
    select array_agg(p) into policies_touched from (select * from before union all select * from changed) as p;
  else
    select array_agg(p) into policies_touched from changed as p;
  end if;
  if exists (select from unnest(policies_touched) as p where p.level <> 'room') then
    perform pg_advisory_xact_lock(hashtext('baobaowu policies'));
  end if;
  for touched in
    select r.id, min(p.effective_from) as from_day
    from unnest(policies_touched) as p
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
create trigger policies_updated after update on policies referencing old table as before new table as changed
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
create trigger calendar_days_removed after delete on calendar_days referencing old table as changed
for each statement execute function calendar_changed();
--> statement-breakpoint
create trigger calendar_days_updated after update on calendar_days referencing new table as changed
for each statement execute function calendar_changed();
