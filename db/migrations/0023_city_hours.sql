CREATE TABLE "city_hour_figures" (
	"day" date NOT NULL,
	"hour" smallint NOT NULL,
	"offered_quarters" integer NOT NULL,
	"booked_quarters" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "city_hour_figures_day_hour_pk" PRIMARY KEY("day","hour")
);

--> statement-breakpoint
-- Each quarter hour of the slots of some days: places booked, and free for the youngest children its
-- open slots admit. All rooms where p_rooms is null. A fixed ratio is reckoned here as free_in_room
-- does it, which nearly every room has; for a thousand rooms calling it takes too long. A rule set has at
-- most eight bands.
create or replace function figure_quarters(p_rooms uuid[], p_days date[])
returns table (day date, room_id uuid, at timestamptz, booked integer, free integer) language sql stable as $$
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
  ) as q
$$;
--> statement-breakpoint
-- The next three plan anew for the days they are given, which may be none at all: a plan for any days
-- would read whole tables.
create or replace function reckon_hours(p_rooms uuid[], p_days date[])
returns table (day date, room_id uuid, hour smallint, offered integer, booked integer) language plpgsql stable set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
  select q.day, q.room_id, extract(hour from q.at at time zone 'Asia/Shanghai')::smallint as hour,
    sum(q.booked + q.free)::integer, sum(q.booked)::integer
  from figure_quarters(p_rooms, p_days) as q group by q.day, q.room_id, 3;
end $$;
--> statement-breakpoint
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
      count(*) filter (where b.status not in ('cancelled', 'expired'))::integer as bookings,
      count(*) filter (where b.status = 'attended')::integer as attended,
      count(*) filter (where b.status = 'missed')::integer as missed,
      count(*) filter (where b.status = 'cancelled')::integer as cancelled
    from chosen c join bookings b on b.slot_id = c.id group by c.day, c.room_id
  )
  select c.day, c.room_id, count(*) filter (where c.status = 'open')::integer, coalesce(p.offered, 0), coalesce(p.booked, 0),
    coalesce(v.used, 0), coalesce(v.bookings, 0), coalesce(v.attended, 0), coalesce(v.missed, 0), coalesce(v.cancelled, 0)
  from chosen c left join places p using (day, room_id) left join visits v using (day, room_id)
  group by c.day, c.room_id, p.offered, p.booked, v.used, v.bookings, v.attended, v.missed, v.cancelled;
end $$;
--> statement-breakpoint
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
--> statement-breakpoint
-- The hours of all rooms together on some days, from the ledger.
create function reckon_city_hours(p_days date[])
returns table (day date, hour smallint, offered integer, booked integer)
language plpgsql stable set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
  select q.day, extract(hour from q.at at time zone 'Asia/Shanghai')::smallint as hour,
    sum(q.booked + q.free)::integer, sum(q.booked)::integer
  from figure_quarters(null, p_days) as q group by q.day, 2;
end $$;
--> statement-breakpoint
-- The hours of all rooms together: what hour_figures(null, …) says, added up when a day is closed.
create function city_hour_figures_of(p_from date, p_to date)
returns table (day date, hour smallint, offered integer, booked integer) language sql stable as $$
  select f.day, f.hour, f.offered_quarters, f.booked_quarters from city_hour_figures f where f.day between p_from and p_to
  union all
  select * from reckon_city_hours(open_figure_days(p_from, p_to))
$$;
--> statement-breakpoint
-- Writes the summaries of a day, of all rooms or of some, in the place of those there are.
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
--> statement-breakpoint
-- Corrects the summaries of a room on a closed day. Whoever writes summaries of one day takes turns, so
-- that the later one sees what the earlier one did; a closing of the day waits for them, and they for it.
create or replace function refresh_figures(p_room uuid, p_day date) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('baobaowu figures'), p_day - date '2000-01-01');
  if exists (select from figure_days where day = p_day) then
    perform write_figures(array[p_room], p_day);
  end if;
end $$;
--> statement-breakpoint
insert into city_hour_figures (day, hour, offered_quarters, booked_quarters)
select day, hour, sum(offered_quarters), sum(booked_quarters) from room_hour_figures group by day, hour;
