-- What a change of slots, rosters, rooms, policies or the calendar does: the ledger follows in the same transaction.

-- New slots get the quarter hours they need, a ledger of their own, then the limits.
create or replace function slots_added() returns trigger language plpgsql as $$
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

create or replace trigger slots_added after insert on slots referencing new table as changed
for each statement execute function slots_added();

-- Another cap, or closed or opened: the limits of its day follow.
create or replace function slot_changed() returns trigger language plpgsql as $$
begin
  perform refresh_capacity(new.room_id, new.day, new.day);
  return null;
end $$;

create or replace trigger slot_changed after update of cap, status on slots
for each row when (old.cap is distinct from new.cap or old.status <> new.status) execute function slot_changed();

-- A refusal is kept when its slot is removed.
create or replace function slot_removed_refusals() returns trigger language plpgsql as $$
begin
  update refusals set slot_id = null where slot_id = old.id;
  return null;
end $$;

create or replace trigger slot_removed_refusals after delete on slots for each row execute function slot_removed_refusals();

-- Shifts written or removed: the caregivers of their days follow.
create or replace function roster_changed() returns trigger language plpgsql as $$
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

create or replace trigger roster_shifts_added after insert on roster_shifts referencing new table as changed
for each statement execute function roster_changed();
create or replace trigger roster_shifts_removed after delete on roster_shifts referencing old table as changed
for each statement execute function roster_changed();
create or replace trigger roster_shifts_before after update on roster_shifts referencing old table as changed
for each statement execute function roster_changed();
create or replace trigger roster_shifts_after after update on roster_shifts referencing new table as changed
for each statement execute function roster_changed();

-- The same for breaks, on the days of their shifts.
create or replace function breaks_changed() returns trigger language plpgsql as $$
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

create or replace trigger roster_breaks_added after insert on roster_breaks referencing new table as changed
for each statement execute function breaks_changed();
create or replace trigger roster_breaks_removed after delete on roster_breaks referencing old table as changed
for each statement execute function breaks_changed();
create or replace trigger roster_breaks_before after update on roster_breaks referencing old table as changed
for each statement execute function breaks_changed();
create or replace trigger roster_breaks_after after update on roster_breaks referencing new table as changed
for each statement execute function breaks_changed();

-- Another qualification, or no longer on the staff: every room with a shift of that caregiver follows.
create or replace function caregiver_changed() returns trigger language plpgsql as $$
declare
  touched uuid;
begin
  for touched in select distinct room_id from roster_shifts where caregiver_id = new.id order by 1 loop
    perform refresh_from(touched, '-infinity');
  end loop;
  return null;
end $$;

create or replace trigger caregiver_changed after update of counts_for_ratio, active, kind, qualified_until on caregivers
for each row when ((old.counts_for_ratio, old.active, old.kind, old.qualified_until)
  is distinct from (new.counts_for_ratio, new.active, new.kind, new.qualified_until))
execute function caregiver_changed();

-- Other licensed places, play area or state: new terms for the slots to come (slots_terms), then the limits.
create or replace function room_changed() returns trigger language plpgsql as $$
begin
  if old.subdistrict_code <> new.subdistrict_code then
    perform pg_advisory_xact_lock_shared(hashtext('baobaowu policies'));
  end if;
  update slots set room_id = room_id where room_id = new.id and starts_at > app_now();
  perform refresh_from(new.id, '-infinity');
  return null;
end $$;

create or replace trigger room_changed after update of licensed_places, play_area_dm2, status, suspended_from, subdistrict_code on rooms
for each row execute function room_changed();

-- A policy reaches every room below its level, from the day it takes effect.
create or replace function policies_changed() returns trigger language plpgsql as $$
declare
  touched record;
  policies_touched policies[];
  only_rooms constant uuid[] := previewing();
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
    where only_rooms is null or r.id = any (only_rooms)
    group by r.id order by r.id
  loop
    perform 1 from rooms where id = touched.id for no key update;
    update slots set room_id = room_id
    where room_id = touched.id and day >= touched.from_day and starts_at > app_now();
    perform refresh_from(touched.id, touched.from_day);
  end loop;
  return null;
end $$;

create or replace trigger policies_added after insert on policies referencing new table as changed
for each statement execute function policies_changed();
create or replace trigger policies_removed after delete on policies referencing old table as changed
for each statement execute function policies_changed();
create or replace trigger policies_updated after update on policies referencing old table as before new table as changed
for each statement execute function policies_changed();

-- A calendar day moves the deadlines of the slots that count working days back to it, as far as working_day_before
-- looks. A slot that is being made waits, or is waited for: one of the two sees the other.
create or replace function calendar_changed() returns trigger language plpgsql as $$
declare
  from_day date;
  to_day date;
  only_rooms constant uuid[] := previewing();
begin
  perform pg_advisory_xact_lock(hashtext('baobaowu policies'));
  if tg_op = 'UPDATE' then
    select min(day), max(day) into from_day, to_day from (select day from before union all select day from changed) as both_days;
  else
    select min(day), max(day) into from_day, to_day from changed;
  end if;
  update slots set room_id = room_id
  where starts_at > app_now() and day between from_day and to_day + 60
    and (only_rooms is null or room_id = any (only_rooms));
  return null;
end $$;

create or replace trigger calendar_days_added after insert on calendar_days referencing new table as changed
for each statement execute function calendar_changed();
create or replace trigger calendar_days_removed after delete on calendar_days referencing old table as changed
for each statement execute function calendar_changed();
create or replace trigger calendar_days_updated after update on calendar_days
referencing old table as before new table as changed for each statement execute function calendar_changed();

-- A subdistrict that moves to another district takes that district's policies: new terms for its rooms' slots to
-- come, then their limits.
create or replace function subdistrict_moved() returns trigger language plpgsql as $$
declare
  touched uuid;
begin
  perform pg_advisory_xact_lock(hashtext('baobaowu policies'));
  for touched in select id from rooms where subdistrict_code = new.code order by id loop
    perform 1 from rooms where id = touched for no key update;
    update slots set room_id = room_id where room_id = touched and starts_at > app_now();
    perform refresh_from(touched, '-infinity');
  end loop;
  return null;
end $$;

create or replace trigger subdistrict_moved after update of district_code on subdistricts for each row
when (old.district_code <> new.district_code) execute function subdistrict_moved();
