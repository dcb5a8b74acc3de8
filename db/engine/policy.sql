-- Which settings hold where and when, and the terms a slot takes from them.

-- Later values lie over earlier ones, field by field.
create or replace aggregate jsonb_overlay(jsonb) (sfunc = jsonb_concat, stype = jsonb, initcond = '{}');

-- What one row says: the columns it sets, and as JSON null those it gives back to the level above.
create or replace function policy_says(p policies) returns jsonb language sql stable begin atomic
  select jsonb_strip_nulls(to_jsonb(p) - array['id', 'level', 'district_code', 'subdistrict_code',
      'room_id', 'effective_from', 'reason', 'created_by', 'created_at', 'inherits'])
    || coalesce((select jsonb_object_agg(field, null) from unnest(p.inherits) as field), '{}');
end;

-- The merged settings for a room (or a subdistrict, or the city) on a day: the nearest level wins field
-- by field; within a level the latest row in force that names the field, to set it or to give it back.
create or replace function policy_in_force(p_subdistrict text, p_room uuid, p_day date) returns policies
language sql stable begin atomic
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
  ) as own;
end;

-- What each level itself sets for a place on a day, and since which of its rows. The nearest level
-- of a field is its source; the one above it, what it would be without.
create or replace function policy_levels(p_district text, p_subdistrict text, p_room uuid, p_day date)
returns table (field text, level text, since date, value jsonb) language sql stable begin atomic
  select named.field, named.level, named.since, named.value
  from (
    select distinct on (p.level, says.key) says.key as field, p.level, p.effective_from as since, says.value
    from policies p cross join lateral jsonb_each(policy_says(p)) as says
    where p.effective_from <= p_day
      and (p.level = 'city' or p.district_code = p_district or p.subdistrict_code = p_subdistrict or p.room_id = p_room)
    order by p.level, says.key, p.effective_from desc
  ) as named
  where named.value <> 'null';
end;

-- The stored rule set with the settings in force.
create or replace function rules_for(policy policies) returns bigint language plpgsql as $$
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

-- Fills what a slot takes from the policy in force on its day, and keeps the merged policy with it, so that a booking
-- does not merge it again. A new slot waits for a policy or a room that is being changed: the change does not see the
-- slot yet. Setting a column of a slot to itself makes its terms again.
create or replace function set_slot_terms() returns trigger language plpgsql as $$
declare
  room rooms;
  policy policies;
begin
  if tg_op = 'INSERT' then
    perform pg_advisory_xact_lock_shared(hashtext('baobaowu policies'));
    perform 1 from rooms where id = new.room_id for no key update;
  end if;
  select * into room from rooms where id = new.room_id;
  policy := policy_in_force(room.subdistrict_code, room.id, new.day);
  new.min_minutes := coalesce(policy.slot_min_minutes, 60);
  new.released_at := shanghai(new.day - coalesce(policy.release_days_ahead, 14), coalesce(policy.release_time, '09:00'));
  new.booking_closes_at := shanghai(working_day_before(new.day, coalesce(policy.booking_closes_working_days, 1)), coalesce(policy.booking_closes_time, '17:00'));
  new.same_day_from := shanghai(new.day, '00:00');
  new.same_day_closes_at := new.starts_at - make_interval(mins => coalesce(policy.same_day_closes_minutes, 60));
  new.cancel_until := shanghai(working_day_before(new.day, coalesce(policy.cancel_working_days, 1)), coalesce(policy.cancel_time, '12:00'));
  new.same_day_reserve := case
    when least(coalesce(new.cap, policy.slot_cap), room.licensed_places, policy.largest_group,
      room.play_area_dm2 / policy.area_per_child_dm2) >= coalesce(policy.same_day_reserve_from_places, 5)
    then coalesce(policy.same_day_reserve, 0) else 0 end;
  new.residents_reserve := coalesce(policy.residents_reserve, 0);
  new.residents_until := shanghai(new.day - coalesce(policy.residents_until_days, 3), '00:00');
  new.policy := jsonb_strip_nulls(to_jsonb(policy));
  return new;
end $$;

create or replace trigger slots_terms before insert or update on slots
for each row execute function set_slot_terms();

-- A preview does a change and undoes it. For a whole city that would hold every room for many seconds,
-- so it takes a few rooms at a time, each group in a transaction of its own. The setting
-- baobaowu.preview_rooms names them; a transaction that used it cannot be committed.
create or replace function preview_rooms() returns uuid[] language sql stable begin atomic
  select nullif(current_setting('baobaowu.preview_rooms', true), '')::uuid[];
end;

-- For triggers: a transaction that previewed cannot be committed.
create or replace function refuse_preview() returns trigger language plpgsql as $$
begin
  perform refuse('preview_cannot_be_saved');
  return null;
end $$;

drop trigger if exists previews_undone on previews;
create constraint trigger previews_undone after insert on previews deferrable initially deferred for each row
execute function refuse_preview();

-- The rooms of a preview, or null. Read once for a change, and from then on the transaction cannot be committed: a session that sets the
-- setting while the statement runs, or takes it back before the end, has no change that reached only some rooms.
create or replace function previewing() returns uuid[] language plpgsql as $$
declare
  only_rooms constant uuid[] := preview_rooms();
begin
  if only_rooms is not null then
    insert into previews default values;
  end if;
  return only_rooms;
end $$;
