ALTER TABLE "policies" ADD COLUMN "inherits" text[] DEFAULT '{}'::text[] NOT NULL;
--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_inherits" CHECK ("policies"."level" <> 'city' or "policies"."inherits" = '{}');
--> statement-breakpoint
-- What one row says: the columns it sets, and as JSON null those it gives back to the level above.
create function policy_says(p policies) returns jsonb language sql stable as $$
  select jsonb_strip_nulls(to_jsonb(p) - array['id', 'level', 'district_code', 'subdistrict_code',
      'room_id', 'effective_from', 'reason', 'created_by', 'created_at', 'inherits'])
    || coalesce((select jsonb_object_agg(field, null) from unnest(p.inherits) as field), '{}')
$$;
--> statement-breakpoint
-- The merged settings for a room (or a subdistrict, or the city) on a day: the nearest level wins field
-- by field; within a level the latest row in force that names the field, to set it or to give it back.
create or replace function policy_in_force(p_subdistrict text, p_room uuid, p_day date) returns policies
language sql stable as $$
  select jsonb_populate_record(null::policies, jsonb_overlay(
    own.says order by array_position(array['city', 'district', 'subdistrict', 'room'], own.level)))
  from (
    select p.level, jsonb_strip_nulls(jsonb_overlay(policy_says(p) order by p.effective_from)) as says
    from policies p
    where p.effective_from <= p_day
      and (p.level = 'city'
        or p.district_code = (select district_code from subdistricts where code = p_subdistrict)
        or p.subdistrict_code = p_subdistrict
        or p.room_id = p_room)
    group by p.level
  ) as own
$$;
--> statement-breakpoint
-- What each level sets by itself for a place on a day, and since which of its rows. The nearest level
-- of a field is its source; the one above it, what it would be without.
create function policy_levels(p_district text, p_subdistrict text, p_room uuid, p_day date)
returns table (field text, level text, since date, value jsonb) language sql stable as $$
  select named.field, named.level, named.since, named.value
  from (
    select distinct on (p.level, says.key) says.key as field, p.level, p.effective_from as since, says.value
    from policies p cross join lateral jsonb_each(policy_says(p)) as says
    where p.effective_from <= p_day
      and (p.level = 'city' or p.district_code = p_district or p.subdistrict_code = p_subdistrict or p.room_id = p_room)
    order by p.level, says.key, p.effective_from desc
  ) as named
  where named.value <> 'null'
$$;
