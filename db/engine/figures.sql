-- How figures are computed from the ledgers and bookings, and kept for days that are over. docs/figures.md says what
-- each means. A quarter is a quarter hour of one place.

-- Each quarter hour of the slots of some days: places booked, and free for the youngest children its open
-- slots admit. All rooms if p_rooms is null. Nearly every room has a fixed ratio, which is computed here as
-- free_in_room does it: calling that for a thousand rooms takes too long. A rule set has at most eight bands.
create or replace function figure_quarters(p_rooms uuid[], p_days date[])
returns table (day date, room_id uuid, at timestamptz, booked integer, free integer) language sql stable begin atomic
  select q.day, q.room_id, q.at, q.heads, case
    when q.age_from is null then 0
    when q.mixed_policy <> 'fixed_ratio' then least(q.left_in_slots, (
      select free_in_room(r, l, null, youngest_band(r, q.age_from))
      from capacity_ledger l join capacity_rules r on r.id = l.rules_id where l.room_id = q.room_id and l.at = q.at))
    when q.caregivers < q.min_caregivers then 0
    else greatest(0, least(q.left_in_slots, q.heads_allowed - q.heads, (q.caregivers * 100 * q.fixed_ratio - q.load) / 100))
    end
  from (
    select s.day, l.room_id, l.at, l.heads::integer as heads, l.caregivers::integer as caregivers,
      least(l.licensed_places, l.area_places, r.largest_group)::integer as heads_allowed,
      r.mixed_policy, r.fixed_ratio::integer as fixed_ratio, r.min_caregivers,
      l.band_load[1] + coalesce(l.band_load[2], 0) + coalesce(l.band_load[3], 0) + coalesce(l.band_load[4], 0)
        + coalesce(l.band_load[5], 0) + coalesce(l.band_load[6], 0) + coalesce(l.band_load[7], 0) + coalesce(l.band_load[8], 0) as load,
      sum(greatest(0, part.cap - part.heads))::integer as left_in_slots,
      min(s.age_from_months) filter (where part.cap > 0)::integer as age_from
    from slots s
    join slot_ledger part on part.slot_id = s.id
    join capacity_ledger l on l.room_id = s.room_id and l.at >= part.starts_at and l.at < part.ends_at
    join capacity_rules r on r.id = l.rules_id
    where s.day = any (p_days) and (p_rooms is null or s.room_id = any (p_rooms))
    group by s.day, l.room_id, l.at, r.id
  ) as q;
end;

-- The hours of rooms on some days, from the ledger. This and the next three are planned each time for the days they
-- are given, which may be none at all: a plan for any days would read whole tables.
create or replace function reckon_hours(p_rooms uuid[], p_days date[])
returns table (day date, room_id uuid, hour smallint, offered integer, booked integer) language plpgsql stable set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
  select q.day, q.room_id, extract(hour from q.at at time zone 'Asia/Shanghai')::smallint as hour,
    sum(q.booked + q.free)::integer, sum(q.booked)::integer
  from figure_quarters(p_rooms, p_days) as q group by q.day, q.room_id, 3;
end $$;

-- Rooms on some days, from ledger and bookings. A visit that was moved is no cancellation, and a hold without a child
-- no booking. A claim past its time counts until it is ended, as it does in the ledger.
create or replace function reckon_days(p_rooms uuid[], p_days date[])
returns table (day date, room_id uuid, slots integer, offered integer, booked integer, used integer,
  bookings integer, attended integer, missed integer, cancelled integer) language plpgsql stable set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
  with chosen as materialized (
    select s.id, s.day, s.room_id, s.status from slots s
    where s.day = any (p_days) and (p_rooms is null or s.room_id = any (p_rooms))
  ), places as (
    select q.day, q.room_id, sum(q.booked + q.free)::integer as offered, sum(q.booked)::integer as booked
    from figure_quarters(p_rooms, p_days) as q group by q.day, q.room_id
  ), visits as (
    select c.day, c.room_id,
      coalesce(sum(extract(epoch from b.ends_at - b.starts_at)) filter (where b.status = 'attended'), 0)::integer / 900 as used,
      count(*) filter (where not ended(b.status))::integer as bookings,
      count(*) filter (where b.status = 'attended')::integer as attended,
      count(*) filter (where b.status = 'missed')::integer as missed,
      count(*) filter (where b.status = 'cancelled' and b.cancel_reason is distinct from 'moved')::integer as cancelled
    from chosen c join bookings b on b.slot_id = c.id where b.child_id is not null group by c.day, c.room_id
  )
  select c.day, c.room_id, count(*) filter (where c.status = 'open')::integer, coalesce(p.offered, 0), coalesce(p.booked, 0),
    coalesce(v.used, 0), coalesce(v.bookings, 0), coalesce(v.attended, 0), coalesce(v.missed, 0), coalesce(v.cancelled, 0)
  from chosen c left join places p using (day, room_id) left join visits v using (day, room_id)
  group by c.day, c.room_id, p.offered, p.booked, v.used, v.bookings, v.attended, v.missed, v.cancelled;
end $$;

-- Refusals of rooms for some days, by reason, half year of age and home.
create or replace function reckon_refusals(p_rooms uuid[], p_days date[])
returns table (day date, room_id uuid, reason text, age_from_months smallint, home_subdistrict_code text, refusals integer)
language plpgsql stable set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
  select f.day, f.room_id, f.reason, (f.age_months / 6 * 6)::smallint as age_from, f.home_subdistrict_code, count(*)::integer
  from refusals f
  where f.day = any (p_days) and (p_rooms is null or f.room_id = any (p_rooms))
  group by f.day, f.room_id, f.reason, age_from, f.home_subdistrict_code;
end $$;

-- The hours of all rooms together on some days, from the ledger.
create or replace function reckon_city_hours(p_days date[])
returns table (day date, hour smallint, offered integer, booked integer)
language plpgsql stable set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
  select q.day, extract(hour from q.at at time zone 'Asia/Shanghai')::smallint as hour,
    sum(q.booked + q.free)::integer, sum(q.booked)::integer
  from figure_quarters(null, p_days) as q group by q.day, 2;
end $$;

-- Writes the summaries of a day, of all rooms or of some, in place of those there are.
create or replace function write_figures(p_rooms uuid[], p_day date) returns void language plpgsql as $$
begin
  delete from room_day_figures where day = p_day and (p_rooms is null or room_id = any (p_rooms));
  delete from room_hour_figures where day = p_day and (p_rooms is null or room_id = any (p_rooms));
  delete from refusal_figures where day = p_day and (p_rooms is null or room_id = any (p_rooms));
  delete from city_hour_figures where day = p_day;
  insert into room_day_figures (day, room_id, slots, offered_quarters, booked_quarters, used_quarters, bookings, attended, missed, cancelled)
  select * from reckon_days(p_rooms, array[p_day]);
  insert into room_hour_figures (day, room_id, hour, offered_quarters, booked_quarters)
  select * from reckon_hours(p_rooms, array[p_day]);
  insert into city_hour_figures (day, hour, offered_quarters, booked_quarters)
  select day, hour, sum(offered_quarters), sum(booked_quarters) from room_hour_figures where day = p_day group by day, hour;
  insert into refusal_figures (day, room_id, reason, age_from_months, home_subdistrict_code, refusals)
  select * from reckon_refusals(p_rooms, array[p_day]);
end $$;

-- Closes a day: its figures come from its summaries from now on. Done again, it writes them again. A day is
-- closed an hour after midnight at the earliest: a change that began before midnight would be missed,
-- since only changes of days gone by look for summaries to correct.
create or replace function close_figures(p_day date) returns void language plpgsql security definer as $$
begin
  if app_now() < shanghai(p_day + 1, '01:00') then
    perform refuse('figures_day_not_over');
  end if;
  perform pg_advisory_xact_lock(hashtext('baobaowu figures'), p_day - date '2000-01-01');
  perform write_figures(null, p_day);
  insert into figure_days (day, closed_at) values (p_day, app_now())
  on conflict (day) do update set closed_at = excluded.closed_at;
end $$;

-- Corrects the summaries of a room on a closed day. Transactions that write summaries of one day take
-- turns, so that the later one sees what the earlier one did; a closing of the day waits for them, and
-- they for it.
create or replace function refresh_figures(p_room uuid, p_day date) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('baobaowu figures'), p_day - date '2000-01-01');
  if exists (select from figure_days where day = p_day) then
    perform write_figures(array[p_room], p_day);
  end if;
end $$;

-- A change of a day gone by corrects its summaries.
create or replace function figures_follow() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform refresh_figures(old.room_id, old.day);
  else
    perform refresh_figures(new.room_id, new.day);
  end if;
  return null;
end $$;

-- The same for breaks, on the days of their shifts.
create or replace function figures_follow_breaks() returns trigger language plpgsql as $$
declare
  touched record;
begin
  for touched in
    select distinct s.room_id, s.day from roster_shifts s
    where s.id in (case when tg_op <> 'INSERT' then old.shift_id end, case when tg_op <> 'DELETE' then new.shift_id end)
      and s.day < (app_now() at time zone 'Asia/Shanghai')::date
  loop
    perform refresh_figures(touched.room_id, touched.day);
  end loop;
  return null;
end $$;

-- Deferred to the end of the transaction: after the ledgers have followed, and with the least waiting. A session that
-- has its constraints checked at once would count before the ledgers follow, so a change of a day gone by defers them.
create or replace function figures_wait() returns trigger language plpgsql as $$
begin
  set constraints bookings_figures, slots_figures, slots_removed_figures, roster_shifts_figures, roster_shifts_removed_figures,
    roster_breaks_figures deferred;
  return case tg_op when 'DELETE' then old else new end;
end $$;

create or replace trigger bookings_figures_wait before insert or update of status on bookings for each row
when (new.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_wait();
create or replace trigger slots_figures_wait before insert or update of cap, status on slots for each row
when (new.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_wait();
create or replace trigger slots_removed_figures_wait before delete on slots for each row
when (old.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_wait();
create or replace trigger roster_shifts_figures_wait before insert or update on roster_shifts for each row
when (new.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_wait();
create or replace trigger roster_shifts_removed_figures_wait before update or delete on roster_shifts for each row
when (old.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_wait();
create or replace trigger roster_breaks_figures_wait before insert or update or delete on roster_breaks for each row
execute function figures_wait();

drop trigger if exists bookings_figures on bookings;
create constraint trigger bookings_figures after insert or update of status on bookings
deferrable initially deferred for each row
when (new.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_follow();

drop trigger if exists slots_figures on slots;
create constraint trigger slots_figures after insert or update of cap, status on slots
deferrable initially deferred for each row
when (new.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_follow();
drop trigger if exists slots_removed_figures on slots;
create constraint trigger slots_removed_figures after delete on slots
deferrable initially deferred for each row
when (old.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_follow();
drop trigger if exists refusals_figures on refusals;
create constraint trigger refusals_figures after insert on refusals
deferrable initially deferred for each row
when (new.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_follow();
drop trigger if exists refusals_removed_figures on refusals;
create constraint trigger refusals_removed_figures after delete on refusals
deferrable initially deferred for each row
when (old.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_follow();
drop trigger if exists roster_shifts_figures on roster_shifts;
create constraint trigger roster_shifts_figures after insert or update on roster_shifts
deferrable initially deferred for each row
when (new.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_follow();
drop trigger if exists roster_shifts_removed_figures on roster_shifts;
create constraint trigger roster_shifts_removed_figures after update or delete on roster_shifts
deferrable initially deferred for each row
when (old.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_follow();
drop trigger if exists roster_breaks_figures on roster_breaks;
create constraint trigger roster_breaks_figures after insert or update or delete on roster_breaks
deferrable initially deferred for each row execute function figures_follow_breaks();
