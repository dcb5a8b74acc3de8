-- Where figures are read: closed days from their summaries, the others computed now.

-- The days between two that no summary holds yet and on which there is something to count. A day
-- without slots is never closed: with a year's weekends among the days to count, the queries that
-- count them would be planned for as many days with slots and read whole tables to find nothing.
-- The limits let it look for one row a day, no matter what the planner expects.
create or replace function open_figure_days(p_from date, p_to date) returns date[] language sql stable begin atomic
  select coalesce(array_agg(d.day order by d.day), '{}')
  from (select g::date as day from generate_series(p_from, p_to, interval '1 day') as g) as d
  cross join lateral (
    (select 1 from slots s where s.day = d.day limit 1)
    union all
    (select 1 from refusals f where f.day = d.day limit 1)
    limit 1
  ) as something
  where not exists (select from figure_days c where c.day = d.day);
end;

-- The one source of places, visits and occupancy.
create or replace function day_figures(p_rooms uuid[], p_from date, p_to date)
returns table (day date, room_id uuid, slots integer, offered integer, booked integer, used integer,
  bookings integer, attended integer, missed integer, cancelled integer) language sql stable begin atomic
  select f.day, f.room_id, f.slots, f.offered_quarters, f.booked_quarters, f.used_quarters, f.bookings, f.attended, f.missed, f.cancelled
  from room_day_figures f
  where f.day between p_from and p_to and (p_rooms is null or f.room_id = any (p_rooms))
  union all
  select * from reckon_days(p_rooms, open_figure_days(p_from, p_to));
end;

-- The one source of the hours of the week.
create or replace function hour_figures(p_rooms uuid[], p_from date, p_to date)
returns table (day date, room_id uuid, hour smallint, offered integer, booked integer) language sql stable begin atomic
  select f.day, f.room_id, f.hour, f.offered_quarters, f.booked_quarters
  from room_hour_figures f
  where f.day between p_from and p_to and (p_rooms is null or f.room_id = any (p_rooms))
  union all
  select * from reckon_hours(p_rooms, open_figure_days(p_from, p_to));
end;

-- The hours of all rooms together: what hour_figures(null, …) says, added up when a day is closed.
create or replace function city_hour_figures_of(p_from date, p_to date)
returns table (day date, hour smallint, offered integer, booked integer) language sql stable begin atomic
  select f.day, f.hour, f.offered_quarters, f.booked_quarters from city_hour_figures f where f.day between p_from and p_to
  union all
  select * from reckon_city_hours(open_figure_days(p_from, p_to));
end;

-- The one source of refusals and unmet demand.
create or replace function refusal_figures_of(p_rooms uuid[], p_from date, p_to date)
returns table (day date, room_id uuid, reason text, age_from_months smallint, home_subdistrict_code text, refusals integer)
language sql stable begin atomic
  select f.day, f.room_id, f.reason, f.age_from_months, f.home_subdistrict_code, f.refusals
  from refusal_figures f
  where f.day between p_from and p_to and (p_rooms is null or f.room_id = any (p_rooms))
  union all
  select * from reckon_refusals(p_rooms, open_figure_days(p_from, p_to));
end;

-- Places and visits of each room over some days. All rooms if p_rooms is null.
create or replace function room_figures(p_rooms uuid[], p_from date, p_to date)
returns table (room_id uuid, slots integer, offered integer, booked integer, used integer,
  bookings integer, attended integer, missed integer, cancelled integer)
language plpgsql stable set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
  select f.room_id, sum(f.slots)::integer, sum(f.offered)::integer, sum(f.booked)::integer, sum(f.used)::integer,
    sum(f.bookings)::integer, sum(f.attended)::integer, sum(f.missed)::integer, sum(f.cancelled)::integer
  from day_figures(p_rooms, p_from, p_to) as f group by f.room_id;
end $$;

-- The hours of the week over some days: weekday 1 is Monday. The city's are added up already.
create or replace function week_figures(p_rooms uuid[], p_from date, p_to date)
returns table (weekday integer, hour integer, offered integer, booked integer)
language plpgsql stable set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  if p_rooms is null then
    return query
    select extract(isodow from f.day)::integer as weekday, f.hour::integer, sum(f.offered)::integer, sum(f.booked)::integer
    from city_hour_figures_of(p_from, p_to) as f group by 1, f.hour order by 1, 2;
  else
    return query
    select extract(isodow from f.day)::integer as weekday, f.hour::integer, sum(f.offered)::integer, sum(f.booked)::integer
    from hour_figures(p_rooms, p_from, p_to) as f group by 1, f.hour order by 1, 2;
  end if;
end $$;

-- Refusals over some days by reason, home and half year of age.
create or replace function refused_figures(p_rooms uuid[], p_from date, p_to date)
returns table (reason text, home_subdistrict_code text, age_from_months smallint, refusals integer)
language plpgsql stable set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
  select f.reason, f.home_subdistrict_code, f.age_from_months, sum(f.refusals)::integer
  from refusal_figures_of(p_rooms, p_from, p_to) as f
  group by f.reason, f.home_subdistrict_code, f.age_from_months;
end $$;
