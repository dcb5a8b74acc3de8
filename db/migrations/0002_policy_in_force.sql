-- Which settings hold where and when, and the terms a slot takes from them.

alter table policies add constraint policies_age_bands check (valid_age_bands(age_bands));
--> statement-breakpoint
alter table rule_presets add constraint rule_presets_age_bands check (valid_age_bands(age_bands));
--> statement-breakpoint
-- The merged settings for a room (or a subdistrict, or the city) on a day:
-- the nearest level wins field by field, within a level the latest row in force.
create function policy_in_force(p_subdistrict text, p_room uuid, p_day date) returns policies
language sql stable as $$
  select jsonb_populate_record(null::policies, jsonb_overlay(
    jsonb_strip_nulls(to_jsonb(p) - array['id', 'level', 'district_code', 'subdistrict_code',
      'room_id', 'effective_from', 'reason', 'created_by', 'created_at'])
    order by array_position(array['city', 'district', 'subdistrict', 'room'], p.level), p.effective_from))
  from policies p
  where p.effective_from <= p_day
    and (p.level = 'city'
      or p.district_code = (select district_code from subdistricts where code = p_subdistrict)
      or p.subdistrict_code = p_subdistrict
      or p.room_id = p_room)
$$;
--> statement-breakpoint
-- A wall-clock time in Shanghai as an instant.
create function shanghai(p_day date, p_time time) returns timestamptz
language sql immutable strict parallel safe as $$
  select (p_day + p_time) at time zone 'Asia/Shanghai'
$$;
--> statement-breakpoint
-- The n-th working day before a day; without calendar data, the n-th day before.
create function working_day_before(p_day date, n integer) returns date language sql stable as $$
  select case when n = 0 then p_day else coalesce((
    select day from calendar_days
    where day < p_day and day >= p_day - 60 and kind in ('workday', 'makeup')
    order by day desc offset n - 1 limit 1), p_day - n) end
$$;
--> statement-breakpoint
-- Fills what a slot takes from the policy in force on its day. A new slot waits for a policy or a
-- room that is being changed: the change does not see the slot yet.
create function set_slot_terms() returns trigger language plpgsql as $$
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
  return new;
end $$;
--> statement-breakpoint
create trigger slots_terms before insert or update on slots
for each row execute function set_slot_terms();
--> statement-breakpoint
-- The check of quarters rounds to seconds; a slot beside the quarter would have a ledger of its own.
alter table slots add constraint slots_on_the_second check
  (starts_at = date_trunc('second', starts_at) and ends_at = date_trunc('second', ends_at));
