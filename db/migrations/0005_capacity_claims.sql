-- Every claim on a place passes here, whoever writes it.

alter table bookings add constraint booking_child_once exclude using gist
  (child_id with =, tstzrange(starts_at, ends_at) with &&)
  where (status not in ('cancelled', 'expired'));
--> statement-breakpoint
-- Places of one part of a slot that are kept now from a family: for the same day and, unless it is
-- one of them, for residents not yet come.
create function kept_places(s slots, part slot_ledger, p_now timestamptz, p_resident boolean default false)
returns integer language sql immutable parallel safe as $$
  select case when p_now < s.same_day_from then s.same_day_reserve else 0 end
    + case when p_now < s.residents_until and not p_resident
      then greatest(0, s.residents_reserve - part.resident_heads) else 0 end
$$;
--> statement-breakpoint
-- The places kept in a room between two instants by each part of its slots, no more than the part has
-- left; each is reckoned as a child of the youngest age its slot admits. Of the slot in which a
-- resident claims, those for residents are not kept from it.
create function kept_in_room(p_room uuid, p_from timestamptz, p_to timestamptz, p_now timestamptz, p_resident_slot uuid default null)
returns table (starts_at timestamptz, ends_at timestamptz, age_from_months smallint, places integer)
language sql stable as $$
  select part.starts_at, part.ends_at, s.age_from_months,
    least(kept_places(s, part, p_now, s.id is not distinct from p_resident_slot), part.cap - part.heads)
  from slots s join slot_ledger part on part.slot_id = s.id
  where s.room_id = p_room and s.starts_at < p_to and s.starts_at > p_from - interval '1 day' and s.ends_at > p_from
    and part.starts_at < p_to and part.ends_at > p_from
    and least(kept_places(s, part, p_now, s.id is not distinct from p_resident_slot), part.cap - part.heads) > 0
$$;
--> statement-breakpoint
-- Adds (1) or takes away (-1) a booking in the ledgers. The quarter hours are locked in time order; who
-- holds them holds the parts of slots in them too.
create function apply_claim(b bookings, direction integer) returns void language plpgsql as $$
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
  select case direction when 1 then band_of(r, b.age_months) else youngest_band(r, b.age_months) end into band
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
-- Refuses a claim just added where it breaks a limit at any quarter hour; the ledger rows are locked.
create function check_claim(b bookings) returns void language plpgsql as $$
declare
  now_at constant timestamptz := app_now();
  broken record;
begin
  select part.starts_at as at, part.heads, part.cap, part.same_day_heads, s.same_day_reserve, s.status,
    case when now_at < s.same_day_from then s.same_day_reserve else 0 end as kept_same_day
  into broken
  from slots s join slot_ledger part on part.slot_id = s.id
  where s.id = b.slot_id and part.starts_at < b.ends_at and part.ends_at > b.starts_at
    and (part.heads + kept_places(s, part, now_at, b.resident) > part.cap
      or (b.same_day and part.same_day_heads > s.same_day_reserve))
  order by part.starts_at limit 1;
  if found then
    perform refuse(case
      when broken.status = 'closed' then 'capacity_slot_closed'
      when broken.heads > broken.cap then 'capacity_slot_cap'
      when b.same_day and broken.same_day_heads > broken.same_day_reserve then 'capacity_same_day_spent'
      when broken.heads + broken.kept_same_day > broken.cap then 'capacity_kept_same_day'
      else 'capacity_kept_residents' end, jsonb_build_object('at', broken.at));
  end if;

  with kept as materialized (
    select * from kept_in_room(b.room_id, b.starts_at, b.ends_at, now_at, case when b.resident then b.slot_id end)
  )
  select l.at, broken_terms(r, l, null) as without_kept, broken_terms(r, l, held.bands) as with_kept into broken
  from capacity_ledger l join capacity_rules r on r.id = l.rules_id
  cross join lateral (
    select array_agg(youngest_band(r, k.age_from_months)) as bands
    from kept k cross join lateral generate_series(1, k.places)
    where k.starts_at <= l.at and k.ends_at > l.at
  ) as held
  where l.room_id = b.room_id and l.at >= b.starts_at and l.at < b.ends_at and breaks_limit(r, l, held.bands)
  order by l.at limit 1;
  if found then
    perform refuse(case when cardinality(broken.without_kept) > 0
      then 'capacity_' || broken.without_kept[1] else 'capacity_kept_in_room' end,
      jsonb_build_object('at', broken.at, 'term', broken.with_kept[1]));
  end if;
end $$;
--> statement-breakpoint
-- Ends held and offered claims past their time that stand in the way. They are locked before the ledger,
-- as by everybody who ends a claim; who waited finds them ended. They are looked for among those past
-- their time, which are few and have an index of their own.
create function release_expired(p_room uuid, p_child uuid, p_from timestamptz, p_to timestamptz) returns void
language plpgsql set enable_seqscan = off as $$
declare
  now_at constant timestamptz := app_now();
  stale uuid[];
begin
  select array_agg(id) into stale from (
    select * from bookings where status in ('held', 'offered') and expires_at <= now_at offset 0
  ) as late
  where starts_at < p_to and ends_at > p_from and (room_id = p_room or child_id = p_child);
  if stale is null then return; end if;
  select array_agg(id) into stale from (
    select id from bookings where id = any (stale) and status in ('held', 'offered') and expires_at <= now_at
    order by room_id, starts_at, id for update
  ) as locked;
  perform 1 from capacity_ledger l join (
    select b.room_id, at from bookings b
    cross join lateral generate_series(b.starts_at, b.ends_at - interval '15 minutes', interval '15 minutes') as at
    where b.id = any (stale)
    union select p_room, at from generate_series(p_from, p_to - interval '15 minutes', interval '15 minutes') as at
  ) as q on q.room_id = l.room_id and q.at = l.at
  order by l.room_id, l.at for update of l;
  update bookings set status = 'expired' where id = any (stale);
end $$;
--> statement-breakpoint
-- Fills what a claim may not choose for itself, and refuses what cannot be a claim at all.
-- (The triggers of bookings keep one plan for each statement: planning costs more than running it.)
create function booking_prepare() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
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
  if s.id is null or child.id is null then
    perform refuse('booking_unknown');
  end if;
  if new.status not in ('held', 'offered', 'confirmed') then
    perform refuse('booking_transition');
  end if;
  new.room_id := s.room_id;
  new.day := s.day;
  new.age_months := age_in_months(child.birth_date, s.day);
  new.care_factor_hundredths := child.care_factor_hundredths;
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
create trigger booking_prepare before insert or update or delete on bookings
for each row execute function booking_prepare();
--> statement-breakpoint
-- Locks the quarter hours of several bookings in order, so that statements over many rooms and times
-- cannot wait for each other in a circle.
create function lock_quarters(claims bookings[]) returns void language plpgsql set enable_seqscan = off as $$
begin
  perform 1 from capacity_ledger l join (
    select distinct b.room_id, at from unnest(claims) as b
    cross join lateral generate_series(b.starts_at, b.ends_at - interval '15 minutes', interval '15 minutes') as at
  ) as q on q.room_id = l.room_id and q.at = l.at
  order by l.room_id, l.at for update of l;
end $$;
--> statement-breakpoint
create function booking_claims() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  claims constant bookings[] := array(select b::bookings from added as b);
  b bookings;
begin
  if cardinality(claims) > 1 then
    perform lock_quarters(claims);
  end if;
  foreach b in array claims loop
    perform apply_claim(b, 1);
    perform check_claim(b);
  end loop;
  return null;
end $$;
--> statement-breakpoint
create trigger booking_claims after insert on bookings referencing new table as added
for each statement execute function booking_claims();
--> statement-breakpoint
create function booking_endings() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  claims constant bookings[] := array(
    select b::bookings from changed as b join before using (id)
    where b.status in ('cancelled', 'expired') and before.status not in ('cancelled', 'expired'));
  b bookings;
  short record;
begin
  if cardinality(claims) > 1 then
    perform lock_quarters(claims);
  end if;
  foreach b in array claims loop
    perform apply_claim(b, -1);
  end loop;
  for short in
    select distinct f.room_id, f.day from unnest(claims) as c
    join shortfalls f on f.room_id = c.room_id and f.day = c.day and f.resolved_at is null order by 1, 2
  loop
    perform refresh_shortfalls(short.room_id, short.day, short.day);
  end loop;
  return null;
end $$;
--> statement-breakpoint
create trigger booking_endings after update on bookings referencing old table as before new table as changed
for each statement execute function booking_endings();
