-- What a page asks of a place, added up in the database and planned for the rooms and days asked for: a
-- plan for any rooms would read every room's days to find those of one.

-- Places and visits of each room over some days. All rooms where p_rooms is null.
create function room_figures(p_rooms uuid[], p_from date, p_to date)
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
--> statement-breakpoint
-- The hours of the week over some days: weekday 1 is Monday. The city's are added up already.
create function week_figures(p_rooms uuid[], p_from date, p_to date)
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
--> statement-breakpoint
-- Refusals over some days by reason, home and half year of age.
create function refused_figures(p_rooms uuid[], p_from date, p_to date)
returns table (reason text, home_subdistrict_code text, age_from_months smallint, refusals integer)
language plpgsql stable set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
  select f.reason, f.home_subdistrict_code, f.age_from_months, sum(f.refusals)::integer
  from refusal_figures_of(p_rooms, p_from, p_to) as f
  group by f.reason, f.home_subdistrict_code, f.age_from_months;
end $$;
