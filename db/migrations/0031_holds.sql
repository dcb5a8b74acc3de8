-- How long a place is held, and how many at once: the city's defaults where it has none yet. No limit of a
-- room depends on them, so the rooms are left in peace.
alter table policies disable trigger policies_updated;
--> statement-breakpoint
update policies set hold_minutes = coalesce(hold_minutes, 5), family_holds = coalesce(family_holds, 1)
where level = 'city' and effective_from = (select min(effective_from) from policies where level = 'city');
--> statement-breakpoint
alter table policies enable trigger policies_updated;
--> statement-breakpoint
-- Slots to come keep their policy with them; those made before get the city's defaults, and nothing else
-- of theirs is reckoned anew.
alter table slots disable trigger slots_terms;
--> statement-breakpoint
update slots set policy = (
  select jsonb_build_object('hold_minutes', p.hold_minutes, 'family_holds', p.family_holds) from policies p
  where p.level = 'city' order by p.effective_from limit 1
) || policy
where starts_at > now() and policy <> '{}' and exists (select from policies where level = 'city');
--> statement-breakpoint
alter table slots enable trigger slots_terms;
--> statement-breakpoint
-- A place held before the family has said for which child is reckoned as a kept place is: one child of
-- factor 1 of the youngest age the slot admits. How long, and how many a family may hold at once, is said
-- by the slot's policy; the account is locked, so that of two presses the second sees the first. It never
-- outlasts the booking it is held for: it ends when booking closes. An earlier end may be asked for.
-- (Runs before booking_prepare.)
create function booking_hold() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
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
  if most <= (select count(*) from bookings
    where account_id = new.account_id and child_id is null and status = 'held' and expires_at > now_at) then
    perform refuse('booking_family_holds', jsonb_build_object('limit', most));
  end if;
  closes_at := case when now_at < s.same_day_from then least(s.booking_closes_at, s.same_day_from) else s.same_day_closes_at end;
  new.expires_at := least(new.expires_at, now_at + make_interval(mins => coalesce((s.policy ->> 'hold_minutes')::integer, 5)),
    case when closes_at > now_at then closes_at end);
  new.allowance_used := 0;
  new.price_fen := null;
  return new;
end $$;
--> statement-breakpoint
create trigger booking_hold before insert on bookings for each row
when (new.child_id is null) execute function booking_hold();
--> statement-breakpoint
-- Nobody makes a hold longer.
create trigger booking_hold_fixed before update of expires_at on bookings for each row
when (old.child_id is null and new.expires_at > old.expires_at) execute function booking_desk_fixed();
--> statement-breakpoint
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
      if not (case
        when old.status in ('held', 'offered') then new.status in ('confirmed', 'cancelled', 'expired')
        when old.status = 'confirmed' then new.status in ('cancelled', 'attended', 'missed')
        when old.status in ('attended', 'missed') then new.status in ('attended', 'missed', 'confirmed')
        else false end) then
        perform refuse('booking_transition');
      end if;
      if new.status = 'confirmed' and old.status in ('held', 'offered') and old.expires_at <= app_now() then
        perform refuse('booking_expired');
      end if;
    end if;
    if new.status = 'expired' then
      new.allowance_used := 0;
    end if;
    return new;
  end if;

  select * into s from slots where id = new.slot_id;
  -- Locked, so that birth date and factor stay what this claim is reckoned by, and so that two claims
  -- for one child come one after the other.
  select * into child from children where id = new.child_id for no key update;
  if s.id is null or (child.id is null and new.child_id is not null) then
    perform refuse('booking_unknown');
  end if;
  if new.status not in ('held', 'offered', 'confirmed') then
    perform refuse('booking_transition');
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
--> statement-breakpoint
-- Adds (1) or takes away (-1) a booking in the ledgers. The quarter hours are locked in time order; who
-- holds them holds the parts of slots in them too.
create or replace function apply_claim(b bookings, direction integer) returns void language plpgsql as $$
declare
  quarters integer;
  band smallint;
begin
  perform need_read_committed();
  perform 1 from capacity_ledger where room_id = b.room_id and at >= b.starts_at and at < b.ends_at
    order by at for update;
  get diagnostics quarters = row_count;
  if quarters <> extract(epoch from b.ends_at - b.starts_at) / 900 then
    perform refuse('capacity_ledger_missing');
  end if;
  select case when direction = 1 and b.child_id is not null
    then band_of(r, b.age_months) else youngest_band(r, b.age_months) end into band
  from capacity_ledger l join capacity_rules r on r.id = l.rules_id
  where l.room_id = b.room_id and l.at = b.starts_at;
  if band is null then
    perform refuse('booking_age');
  end if;
  update slot_ledger set heads = heads + direction,
    resident_heads = resident_heads + direction * b.resident::int,
    same_day_heads = same_day_heads + direction * b.same_day::int
  where slot_id = b.slot_id and starts_at < b.ends_at and ends_at > b.starts_at;
  update capacity_ledger set heads = heads + direction,
    band_heads[band] = band_heads[band] + direction,
    band_load[band] = band_load[band] + direction * b.care_factor_hundredths
  where room_id = b.room_id and at >= b.starts_at and at < b.ends_at;
end $$;
--> statement-breakpoint
-- Ends what a family holds in a slot, so that the claims made next in the same statement take its place:
-- the quarter hours of both stay locked until the transaction ends, and where a claim is refused the hold
-- stands as before. Expired claims in the way are ended first, since they are locked before the ledger.
-- Answers the first hold ended, or null. Nobody is named as having cancelled them: they were used.
create function pass_holds(p_account uuid, p_slot uuid, p_children uuid[], p_from timestamptz, p_to timestamptz)
returns uuid language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  now_at constant timestamptz := app_now();
  holds bookings[];
  wanted bookings;
  child uuid;
begin
  holds := array(
    select b::bookings from bookings b
    where b.account_id = p_account and b.slot_id = p_slot and b.child_id is null and b.status = 'held' and b.expires_at > now_at
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
