-- What the tables' defaults and checks need before they exist.

create extension if not exists btree_gist;
--> statement-breakpoint
-- A UUIDv7 for rows the database writes itself: 48 bits of milliseconds, version, random rest.
create function uuid_v7() returns uuid language sql volatile parallel safe as $$
  select (
    lpad(to_hex(floor(extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
    || '7' || substr(random_hex, 1, 3)
    || substr('89ab', 1 + get_byte(uuid_send(noise), 0) % 4, 1) || substr(random_hex, 4, 3)
    || substr(random_hex, 7, 12)
  )::uuid
  from (select noise, substr(replace(noise::text, '-', ''), 15) as random_hex
        from gen_random_uuid() as noise) as n
$$;
--> statement-breakpoint
-- The instant that decides. A transaction of the demo's seed or of a test may set another.
create function app_now() returns timestamptz language sql volatile as $$
  select coalesce(nullif(current_setting('baobaowu.now', true), '')::timestamptz, clock_timestamp())
$$;
--> statement-breakpoint
-- Completed months of age on a day; the day of the month counts, so 31 January to 28 February is 0.
create function age_in_months(birth date, on_day date) returns integer
language sql immutable strict parallel safe as $$
  select ((extract(year from on_day) - extract(year from birth)) * 12
    + extract(month from on_day) - extract(month from birth)
    - (extract(day from on_day) < extract(day from birth))::int)::int
$$;
--> statement-breakpoint
-- Bands ascend, do not overlap, and have a ratio from 1 to 20.
create function valid_age_bands(bands jsonb) returns boolean
language sql immutable strict parallel safe as $$
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
    )
$$;
--> statement-breakpoint
-- Later values lie over earlier ones, field by field.
create aggregate jsonb_overlay(jsonb) (sfunc = jsonb_concat, stype = jsonb, initcond = '{}');
