-- What the rest stands on: ids, the clock, ages, Shanghai time, and how a write is refused. Loaded before the
-- other files.

-- A UUIDv7 for rows the database writes itself: 48 bits of milliseconds, version, random rest.
create or replace function uuid_v7() returns uuid language sql volatile parallel safe begin atomic
  select (
    lpad(to_hex(floor(extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
    || '7' || substr(random_hex, 1, 3)
    || substr('89ab', 1 + get_byte(uuid_send(noise), 0) % 4, 1) || substr(random_hex, 4, 3)
    || substr(random_hex, 7, 12)
  )::uuid
  from (select noise, substr(replace(noise::text, '-', ''), 15) as random_hex
        from gen_random_uuid() as noise) as n;
end;

-- PostgreSQL 18 has a function that makes such ids, many times faster.
do $$
begin
  if current_setting('server_version_num')::integer >= 180000 then
    execute 'create or replace function uuid_v7() returns uuid language sql volatile parallel safe return uuidv7()';
  end if;
end $$;

-- The instant that decides. db/settable-clock.ts puts another function in its place for the demo's seed and for tests.
create or replace function app_now() returns timestamptz language sql volatile return clock_timestamp();

-- Completed months of age on a day; the day of the month counts, so 31 January to 28 February is 0.
create or replace function age_in_months(birth date, on_day date) returns integer
language sql immutable strict parallel safe begin atomic
  select ((extract(year from on_day) - extract(year from birth)) * 12
    + extract(month from on_day) - extract(month from birth)
    - (extract(day from on_day) < extract(day from birth))::int)::int;
end;

-- Bands ascend, do not overlap, and have a ratio from 1 to 20.
create or replace function valid_age_bands(bands jsonb) returns boolean
language sql immutable strict parallel safe begin atomic
  select jsonb_typeof(bands) = 'array' and jsonb_array_length(bands) between 1 and 8
    and (
      select bool_and(coalesce(
        (band->>'from_months')::int >= 0
        and (band->>'to_months')::int > (band->>'from_months')::int
        and (band->>'children_per_caregiver')::int between 1 and 20
        and (band->>'from_months')::int >= before, false))
      from (
        select band, coalesce(lag((band->>'to_months')::int) over (order by n), 0) as before
        from jsonb_array_elements(bands) with ordinality as b(band, n)
      ) as ordered
    );
end;

-- A wall-clock time in Shanghai as an instant.
create or replace function shanghai(p_day date, p_time time) returns timestamptz
language sql immutable strict parallel safe begin atomic
  select (p_day + p_time) at time zone 'Asia/Shanghai';
end;

-- The n-th working day before a day; without calendar data, the n-th day before.
create or replace function working_day_before(p_day date, n integer) returns date language sql stable begin atomic
  select case when n = 0 then p_day else coalesce((
    select day from calendar_days
    where day < p_day and day >= p_day - 60 and kind in ('workday', 'makeup')
    order by day desc offset n - 1 limit 1), p_day - n) end;
end;

-- Metres between two places in degrees (WGS-84), over the round earth.
create or replace function metres_between(lat_a double precision, lon_a double precision, lat_b double precision, lon_b double precision)
returns double precision language sql immutable parallel safe begin atomic
  select (point(lon_a, lat_a) <@> point(lon_b, lat_b)) * 1609.344;
end;

-- Refuses a write the way a named constraint does.
create or replace function refuse(p_constraint text, p_detail jsonb default '{}') returns void language plpgsql as $$
begin
  raise exception 'refused: %', p_constraint
    using errcode = 'check_violation', constraint = p_constraint, detail = p_detail::text;
end $$;

-- For triggers: refuses the statement, by the name of its table.
create or replace function refuse_direct_write() returns trigger language plpgsql as $$
begin
  perform refuse(tg_table_name || '_kept_by_database');
  return null;
end $$;
