-- Places kept for a family that has not confirmed them.

-- A place held before the family has said for which child counts as a kept place does: one child of
-- factor 1 of the youngest age the slot admits. Whatever keeps a place unconfirmed, held or offered, for a child or
-- before one is named, has the same bounds: the slot's policy sets how long, and how many a family may have at once; the
-- account is locked, so that if a family presses twice, the second press sees the first. It never outlasts the time for
-- booking: it ends when booking closes. An earlier end may be asked for.
-- (Runs before booking_prepare: triggers of one kind run in the order of their names.)
create or replace function booking_hold() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  s slots;
  now_at timestamptz;
  closes_at timestamptz;
  most integer;
begin
  perform 1 from accounts where id = new.account_id for no key update;
  now_at := app_now();
  select * into s from slots where id = new.slot_id;
  most := coalesce((s.policy ->> 'family_holds')::integer, 1);
  if most <= (select count(*) from bookings b
    where account_id = new.account_id and expires(status) and stands(b, now_at)) then
    perform refuse('booking_family_holds', jsonb_build_object('limit', most));
  end if;
  closes_at := case when now_at < s.same_day_from then least(s.booking_closes_at, s.same_day_from) else s.same_day_closes_at end;
  new.expires_at := least(new.expires_at, now_at + make_interval(mins => coalesce((s.policy ->> 'hold_minutes')::integer, 5)),
    case when closes_at > now_at then closes_at end);
  if num_nulls(new.child_id) = 1 then
    new.allowance_used := 0;
    new.price_fen := null;
  end if;
  return new;
end $$;

create or replace trigger booking_hold before insert on bookings for each row
when (expires(new.status)) execute function booking_hold();

-- Nobody makes a hold longer.
create or replace trigger booking_hold_fixed before update of expires_at on bookings for each row
when (expires(old.status) and new.expires_at > old.expires_at) execute function booking_desk_fixed();

-- Ends what a family holds in a slot, so that the claims made next in the same statement take its place:
-- the quarter hours of both stay locked until the transaction ends, and if a claim is refused the hold
-- stands as it did. Expired claims in the way are ended first, since they are locked before the ledger.
-- Answers the first hold ended, or null. Nobody is named as having cancelled them: they were used.
create or replace function pass_holds(p_account uuid, p_slot uuid, p_children uuid[], p_from timestamptz, p_to timestamptz)
returns uuid language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  now_at constant timestamptz := app_now();
  holds bookings[];
  wanted bookings;
  child uuid;
begin
  -- num_nulls: the index of the constraint on children could serve `child_id is null`, and would be read whole.
  holds := array(
    select b::bookings from bookings b
    where b.account_id = p_account and b.slot_id = p_slot and num_nulls(b.child_id) = 1 and stands(b, now_at)
    order by b.starts_at, b.id for update);
  if cardinality(holds) = 0 then return null; end if;
  wanted := holds[1];
  wanted.starts_at := p_from;
  wanted.ends_at := p_to;
  foreach child in array p_children loop
    perform release_expired(wanted.room_id, child, p_from, p_to);
  end loop;
  perform lock_quarters(holds || wanted);
  update bookings set status = 'cancelled', cancelled_at = now_at where id in (select id from unnest(holds));
  return holds[1].id;
end $$;
