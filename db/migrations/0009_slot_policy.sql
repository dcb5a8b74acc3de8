ALTER TABLE "slots" ADD COLUMN "policy" jsonb DEFAULT '{}'::jsonb NOT NULL;
--> statement-breakpoint
-- The merged policy is kept with the slot, so that a booking does not merge it anew.
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
--> statement-breakpoint
-- Slots made before keep the policy in force too.
update slots set room_id = room_id;
