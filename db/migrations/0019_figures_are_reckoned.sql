-- How figures are reckoned, from the ledgers and bookings for days under way and to come, and kept for
-- days that are over. docs/figures.md says what each means. A quarter is a quarter hour of one place.

-- Each quarter hour of the slots of some days: places booked, and free for the youngest children its
-- open slots admit. All rooms where p_rooms is null.
create function figure_quarters(p_rooms uuid[], p_days date[])
returns table (day date, room_id uuid, at timestamptz, booked integer, free integer) language sql stable as $$
  select s.day, l.room_id, l.at, l.heads::integer,
    case when max(part.cap) > 0 then least(sum(greatest(0, part.cap - part.heads)),
      free_in_room(r, l, null, youngest_band(r, min(s.age_from_months) filter (where part.cap > 0)))) else 0 end::integer
  from slots s
  join slot_ledger part on part.slot_id = s.id
  join capacity_ledger l on l.room_id = s.room_id and l.at >= part.starts_at and l.at < part.ends_at
  join capacity_rules r on r.id = l.rules_id
  where s.day = any (p_days) and (p_rooms is null or s.room_id = any (p_rooms))
  group by s.day, l.room_id, l.at, r.id
$$;
--> statement-breakpoint
-- The hours of rooms on some days, from the ledger.
create function reckon_hours(p_rooms uuid[], p_days date[])
returns table (day date, room_id uuid, hour smallint, offered integer, booked integer) language sql stable as $$
  select q.day, q.room_id, extract(hour from q.at at time zone 'Asia/Shanghai')::smallint as hour,
    sum(q.booked + q.free)::integer, sum(q.booked)::integer
  from figure_quarters(p_rooms, p_days) as q group by q.day, q.room_id, 3
$$;
--> statement-breakpoint
-- Rooms on some days, from ledger and bookings.
create function reckon_days(p_rooms uuid[], p_days date[])
returns table (day date, room_id uuid, slots integer, offered integer, booked integer, used integer,
  bookings integer, attended integer, missed integer, cancelled integer) language sql stable as $$
  with chosen as materialized (
    select s.id, s.day, s.room_id, s.status from slots s
    where s.day = any (p_days) and (p_rooms is null or s.room_id = any (p_rooms))
  ), places as (
    select q.day, q.room_id, sum(q.booked + q.free)::integer as offered, sum(q.booked)::integer as booked
    from figure_quarters(p_rooms, p_days) as q group by q.day, q.room_id
  ), visits as (
    select c.day, c.room_id,
      coalesce(sum(extract(epoch from b.ends_at - b.starts_at)) filter (where b.status = 'attended'), 0)::integer / 900 as used,
      count(*) filter (where b.status not in ('cancelled', 'expired'))::integer as bookings,
      count(*) filter (where b.status = 'attended')::integer as attended,
      count(*) filter (where b.status = 'missed')::integer as missed,
      count(*) filter (where b.status = 'cancelled')::integer as cancelled
    from chosen c join bookings b on b.slot_id = c.id group by c.day, c.room_id
  )
  select c.day, c.room_id, count(*) filter (where c.status = 'open')::integer, coalesce(p.offered, 0), coalesce(p.booked, 0),
    coalesce(v.used, 0), coalesce(v.bookings, 0), coalesce(v.attended, 0), coalesce(v.missed, 0), coalesce(v.cancelled, 0)
  from chosen c left join places p using (day, room_id) left join visits v using (day, room_id)
  group by c.day, c.room_id, p.offered, p.booked, v.used, v.bookings, v.attended, v.missed, v.cancelled
$$;
--> statement-breakpoint
-- Refusals of rooms for some days, by reason, half year of age and home.
create function reckon_refusals(p_rooms uuid[], p_days date[])
returns table (day date, room_id uuid, reason text, age_from_months smallint, home_subdistrict_code text, refusals integer)
language sql stable as $$
  select f.day, f.room_id, f.reason, (f.age_months / 6 * 6)::smallint as age_from, f.home_subdistrict_code, count(*)::integer
  from refusals f
  where f.day = any (p_days) and (p_rooms is null or f.room_id = any (p_rooms))
  group by f.day, f.room_id, f.reason, age_from, f.home_subdistrict_code
$$;
--> statement-breakpoint
-- The days between two that no summary holds yet.
create function open_figure_days(p_from date, p_to date) returns date[] language sql stable as $$
  select coalesce(array_agg(d::date), '{}') from generate_series(p_from, p_to, interval '1 day') as d
  where not exists (select from figure_days c where c.day = d::date)
$$;
--> statement-breakpoint
-- The one source of places, visits and occupancy: closed days from their summaries, others reckoned now.
create function day_figures(p_rooms uuid[], p_from date, p_to date)
returns table (day date, room_id uuid, slots integer, offered integer, booked integer, used integer,
  bookings integer, attended integer, missed integer, cancelled integer) language sql stable as $$
  select f.day, f.room_id, f.slots, f.offered_quarters, f.booked_quarters, f.used_quarters, f.bookings, f.attended, f.missed, f.cancelled
  from room_day_figures f
  where f.day between p_from and p_to and (p_rooms is null or f.room_id = any (p_rooms))
  union all
  select * from reckon_days(p_rooms, open_figure_days(p_from, p_to))
$$;
--> statement-breakpoint
-- The one source of the hours of the week.
create function hour_figures(p_rooms uuid[], p_from date, p_to date)
returns table (day date, room_id uuid, hour smallint, offered integer, booked integer) language sql stable as $$
  select f.day, f.room_id, f.hour, f.offered_quarters, f.booked_quarters
  from room_hour_figures f
  where f.day between p_from and p_to and (p_rooms is null or f.room_id = any (p_rooms))
  union all
  select * from reckon_hours(p_rooms, open_figure_days(p_from, p_to))
$$;
--> statement-breakpoint
-- The one source of refusals and unmet demand.
create function refusal_figures_of(p_rooms uuid[], p_from date, p_to date)
returns table (day date, room_id uuid, reason text, age_from_months smallint, home_subdistrict_code text, refusals integer)
language sql stable as $$
  select f.day, f.room_id, f.reason, f.age_from_months, f.home_subdistrict_code, f.refusals
  from refusal_figures f
  where f.day between p_from and p_to and (p_rooms is null or f.room_id = any (p_rooms))
  union all
  select * from reckon_refusals(p_rooms, open_figure_days(p_from, p_to))
$$;
--> statement-breakpoint
create index refusals_day on refusals (day, room_id);
--> statement-breakpoint
-- Writes the summaries of a day, of all rooms or of one, in the place of those there are.
create function write_figures(p_rooms uuid[], p_day date) returns void language plpgsql as $$
begin
  delete from room_day_figures where day = p_day and (p_rooms is null or room_id = any (p_rooms));
  delete from room_hour_figures where day = p_day and (p_rooms is null or room_id = any (p_rooms));
  delete from refusal_figures where day = p_day and (p_rooms is null or room_id = any (p_rooms));
  insert into room_day_figures (day, room_id, slots, offered_quarters, booked_quarters, used_quarters, bookings, attended, missed, cancelled)
  select * from reckon_days(p_rooms, array[p_day]);
  insert into room_hour_figures (day, room_id, hour, offered_quarters, booked_quarters)
  select * from reckon_hours(p_rooms, array[p_day]);
  insert into refusal_figures (day, room_id, reason, age_from_months, home_subdistrict_code, refusals)
  select * from reckon_refusals(p_rooms, array[p_day]);
end $$;
--> statement-breakpoint
-- Closes a day: its figures come from its summaries from now on. Again, it writes them anew. A day is
-- closed an hour after midnight at the earliest: a change that began before midnight would be missed,
-- since only changes of days gone by look for summaries to correct.
create function close_figures(p_day date) returns void language plpgsql as $$
begin
  perform need_read_committed();
  if app_now() < shanghai(p_day + 1, '01:00') then
    perform refuse('figures_day_not_over');
  end if;
  perform pg_advisory_xact_lock(hashtext('baobaowu figures'), p_day - date '2000-01-01');
  perform write_figures(null, p_day);
  insert into figure_days (day, closed_at) values (p_day, app_now())
  on conflict (day) do update set closed_at = excluded.closed_at;
end $$;
--> statement-breakpoint
-- Corrects the summaries of a room on a closed day. Changes of one room and day take turns here, so that
-- the later one sees what the earlier one did; a closing of the day waits for them, and they for it.
create function refresh_figures(p_room uuid, p_day date) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('baobaowu figures'), p_day - date '2000-01-01');
  if exists (select from figure_days where day = p_day) then
    perform pg_advisory_xact_lock(hashtextextended('figures ' || p_room || p_day, 0));
    perform write_figures(array[p_room], p_day);
  end if;
end $$;
--> statement-breakpoint
create function figures_follow() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform refresh_figures(old.room_id, old.day);
  else
    perform refresh_figures(new.room_id, new.day);
  end if;
  return null;
end $$;
--> statement-breakpoint
create function figures_follow_breaks() returns trigger language plpgsql as $$
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
--> statement-breakpoint
-- Deferred to the end of the transaction: after the ledgers have followed, and with the least waiting.
create constraint trigger bookings_figures after insert or update of status on bookings
deferrable initially deferred for each row
when (new.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_follow();
--> statement-breakpoint
create constraint trigger slots_figures after insert or update of cap, status on slots
deferrable initially deferred for each row
when (new.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_follow();
--> statement-breakpoint
create constraint trigger slots_removed_figures after delete on slots
deferrable initially deferred for each row
when (old.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_follow();
--> statement-breakpoint
create constraint trigger refusals_figures after insert on refusals
deferrable initially deferred for each row
when (new.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_follow();
--> statement-breakpoint
create constraint trigger refusals_removed_figures after delete on refusals
deferrable initially deferred for each row
when (old.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_follow();
--> statement-breakpoint
create constraint trigger roster_shifts_figures after insert or update on roster_shifts
deferrable initially deferred for each row
when (new.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_follow();
--> statement-breakpoint
create constraint trigger roster_shifts_removed_figures after update or delete on roster_shifts
deferrable initially deferred for each row
when (old.day < (app_now() at time zone 'Asia/Shanghai')::date) execute function figures_follow();
--> statement-breakpoint
create constraint trigger roster_breaks_figures after insert or update or delete on roster_breaks
deferrable initially deferred for each row execute function figures_follow_breaks();
