-- What one row of bookings may say, and how it may change.

-- Fills what a claim may not choose for itself, and refuses what cannot be a claim at all.
-- (The triggers of bookings keep one plan for each statement: planning costs more than running it.)
create or replace function booking_prepare() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  s slots;
  child children;
begin
  if tg_op = 'DELETE' then
    perform refuse('booking_never_deleted');
  end if;
  if tg_op = 'UPDATE' then
    if (old.id, old.slot_id, old.room_id, old.child_id, old.account_id, old.day, old.starts_at, old.ends_at, old.age_months,
        old.care_factor_hundredths, old.resident, old.same_day, old.claimed_at)
      is distinct from (new.id, new.slot_id, new.room_id, new.child_id, new.account_id, new.day, new.starts_at, new.ends_at,
        new.age_months, new.care_factor_hundredths, new.resident, new.same_day, new.claimed_at) then
      perform refuse('booking_fixed');
    end if;
    if old.status <> new.status then
      if not may_follow(old.status, new.status) then
        perform refuse('booking_transition');
      end if;
      if new.status = 'confirmed' and past_its_time(old, app_now()) then
        perform refuse('booking_expired');
      end if;
    end if;
    if new.status = 'expired' then
      new.allowance_used := 0;
    end if;
    return new;
  end if;

  select * into s from slots where id = new.slot_id;
  -- Locked, so that birth date and factor stay what this claim is computed with, and so that two claims
  -- for one child come one after the other.
  select * into child from children where id = new.child_id for no key update;
  if s.id is null or (child.id is null and new.child_id is not null) then
    perform refuse('booking_unknown');
  end if;
  if not to_come(new.status) then
    perform refuse('booking_transition');
  end if;
  if child.id is not null and not exists (select from guardians g
    where g.account_id = new.account_id and g.child_id = child.id) then
    perform refuse('booking_not_guardian');
  end if;
  new.room_id := s.room_id;
  new.day := s.day;
  new.age_months := coalesce(age_in_months(child.birth_date, s.day), s.age_from_months);
  new.care_factor_hundredths := coalesce(child.care_factor_hundredths, 100);
  new.claimed_at := app_now();
  new.same_day := new.claimed_at >= s.same_day_from;
  new.resident := coalesce((select a.home_subdistrict_code = r.subdistrict_code
    from accounts a, rooms r where a.id = new.account_id and r.id = s.room_id), false);
  if new.starts_at < s.starts_at or new.ends_at > s.ends_at
    or not (case when s.flexible
      then extract(epoch from new.starts_at - s.starts_at) % 1800 = 0
        and extract(epoch from new.ends_at - new.starts_at) % 1800 = 0
        and new.ends_at - new.starts_at >= make_interval(mins => s.min_minutes)
      else new.starts_at = s.starts_at and new.ends_at = s.ends_at end) then
    perform refuse('booking_span');
  end if;
  if new.age_months < s.age_from_months or new.age_months >= s.age_to_months then
    perform refuse('booking_age', jsonb_build_object('age_months', new.age_months));
  end if;
  perform release_expired(s.room_id, new.child_id, new.starts_at, new.ends_at);
  return new;
end $$;

create or replace trigger booking_prepare before insert or update or delete on bookings
for each row execute function booking_prepare();

-- The account that booked, and the reason for an exception, are given with the claim and never changed.
create or replace function booking_desk_fixed() returns trigger language plpgsql as $$
begin
  perform refuse('booking_fixed');
  return new;
end $$;

create or replace trigger booking_desk_fixed before update of booked_by, override_reason on bookings for each row
when ((old.booked_by, old.override_reason) is distinct from (new.booked_by, new.override_reason))
execute function booking_desk_fixed();

-- The booking that a claim was moved from, and its calendar UID, are given with the claim and never
-- changed.
create or replace trigger booking_move_fixed before update of moved_from, calendar_uid, calendar_sequence on bookings for each row
when ((old.moved_from, old.calendar_uid, old.calendar_sequence)
  is distinct from (new.moved_from, new.calendar_uid, new.calendar_sequence))
execute function booking_desk_fixed();

-- A booking that was left by a move stays cancelled as moved.
create or replace trigger booking_left_fixed before update of cancel_reason on bookings for each row
when (old.cancel_reason = 'moved' and new.cancel_reason is distinct from 'moved')
execute function booking_desk_fixed();

-- A move has two ends, and at the end of the transaction both are there: a booking cancelled as moved, and
-- one of the same child that took over from it, with the UID by which calendars know the visit.
create or replace function booking_moved() returns trigger language plpgsql as $$
begin
  if new.moved_from is not null and not exists (select from bookings b where b.id = new.moved_from
    and b.child_id = new.child_id and b.status = 'cancelled' and b.cancel_reason = 'moved'
    and coalesce(b.calendar_uid, b.id) = new.calendar_uid and b.calendar_sequence + 1 = new.calendar_sequence) then
    perform refuse('booking_moved_from');
  end if;
  if new.cancel_reason = 'moved' and not exists (select from bookings b where b.moved_from = new.id) then
    perform refuse('booking_moved_nowhere');
  end if;
  return null;
end $$;

drop trigger if exists booking_moved on bookings;
create constraint trigger booking_moved after insert on bookings deferrable initially deferred for each row
when (new.moved_from is not null) execute function booking_moved();
drop trigger if exists booking_left on bookings;
create constraint trigger booking_left after insert or update of cancel_reason on bookings
deferrable initially deferred for each row
when (new.cancel_reason = 'moved') execute function booking_moved();
