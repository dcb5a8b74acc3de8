-- Every claim on a place passes here, no matter who writes it: locked, added, checked, and taken away again.

-- Places of one part of a slot that are kept now from a family: for the same day and, unless it is a
-- resident, for residents who have not booked yet.
create or replace function kept_places(s slots, part slot_ledger, p_now timestamptz, p_resident boolean default false)
returns integer language sql immutable parallel safe begin atomic
  select case when p_now < s.same_day_from then s.same_day_reserve else 0 end
    + case when p_now < s.residents_until and not p_resident
      then greatest(0, s.residents_reserve - part.resident_heads) else 0 end;
end;

-- The places kept in a room between two instants by each part of its slots, no more than the part has
-- left; each counts as a child of the youngest age its slot admits. Of the slot in which a
-- resident claims, those for residents are not kept from it.
create or replace function kept_in_room(p_room uuid, p_from timestamptz, p_to timestamptz, p_now timestamptz, p_resident_slot uuid default null)
returns table (starts_at timestamptz, ends_at timestamptz, age_from_months smallint, places integer)
language sql stable begin atomic
  select part.starts_at, part.ends_at, s.age_from_months,
    least(kept_places(s, part, p_now, s.id is not distinct from p_resident_slot), part.cap - part.heads)
  from slots s join slot_ledger part on part.slot_id = s.id
  where s.room_id = p_room and s.starts_at < p_to and s.starts_at > p_from - interval '1 day' and s.ends_at > p_from
    and part.starts_at < p_to and part.ends_at > p_from
    and least(kept_places(s, part, p_now, s.id is not distinct from p_resident_slot), part.cap - part.heads) > 0;
end;

-- Ends held and offered claims past their time that stand in the way. They are locked before the ledger, as
-- always when a claim is ended; a transaction that waited finds them ended. They are looked for among those
-- past their time, which are few and have an index of their own.
create or replace function release_expired(p_room uuid, p_child uuid, p_from timestamptz, p_to timestamptz) returns void
language plpgsql security definer set enable_seqscan = off as $$
declare
  now_at constant timestamptz := app_now();
  stale uuid[];
begin
  select array_agg(id) into stale from (
    select * from bookings b where past_its_time(b, now_at) offset 0
  ) as late
  where starts_at < p_to and ends_at > p_from and (room_id = p_room or child_id = p_child);
  if stale is null then return; end if;
  select array_agg(id) into stale from (
    select id from bookings b where id = any (stale) and past_its_time(b, now_at)
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

-- Adds (1) or takes away (-1) a booking in the ledgers. The quarter hours are locked in time order; a
-- transaction that holds them also holds the parts of slots in them.
create or replace function apply_claim(b bookings, direction integer) returns void language plpgsql as $$
declare
  quarters integer;
  band smallint;
begin
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

-- The limit that a claim breaks at any quarter hour, by the constraint's name, and the first such quarter hour; nothing
-- if it breaks none. With `added` the ledgers know the claim; without, they are read as they would be with it.
-- (Places kept by the claim's own slot are the same both ways if the slot itself has a place for it.)
create or replace function broken_by_claim(b bookings, added boolean, now_at timestamptz, out name text, out detail jsonb)
language plpgsql stable as $$
declare
  one constant integer := case when added then 0 else 1 end;
  exception_made constant boolean := b.override_reason is not null;
  own_band smallint;
  broken record;
begin
  if not added then
    select band_of(r, b.age_months) into own_band
    from capacity_ledger l join capacity_rules r on r.id = l.rules_id
    where l.room_id = b.room_id and l.at = b.starts_at;
    if own_band is null then
      name := case when found then 'booking_age' end;
      return;
    end if;
  end if;
  select part.starts_at as at, part.heads + one as heads, part.cap, part.same_day_heads + one as same_day_heads,
    s.same_day_reserve, s.status,
    case when now_at < s.same_day_from then s.same_day_reserve else 0 end as kept_same_day
  into broken
  from slots s join slot_ledger part on part.slot_id = s.id
  where s.id = b.slot_id and part.starts_at < b.ends_at and part.ends_at > b.starts_at
    and (part.heads + one + case when exception_made then 0 else kept_places(s, part, now_at, b.resident) end > part.cap
      or (b.same_day and part.same_day_heads + one > s.same_day_reserve and not exception_made))
  order by part.starts_at limit 1;
  if found then
    name := case
      when broken.status = 'closed' then 'capacity_slot_closed'
      when broken.heads > broken.cap then 'capacity_slot_cap'
      when b.same_day and broken.same_day_heads > broken.same_day_reserve then 'capacity_same_day_spent'
      when broken.heads + broken.kept_same_day > broken.cap then 'capacity_kept_same_day'
      else 'capacity_kept_residents' end;
    detail := jsonb_build_object('at', broken.at);
    return;
  end if;

  with kept as materialized (
    select * from kept_in_room(b.room_id, b.starts_at, b.ends_at, now_at, case when b.resident then b.slot_id end)
    where not exception_made
  )
  select l.at, broken_terms(r, given.quarter, null) as without_kept, broken_terms(r, given.quarter, held.bands) as with_kept
  into broken
  from capacity_ledger l join capacity_rules r on r.id = l.rules_id
  cross join lateral (
    select array_agg(youngest_band(r, k.age_from_months)) as bands
    from kept k cross join lateral generate_series(1, k.places)
    where k.starts_at <= l.at and k.ends_at > l.at
  ) as held
  cross join lateral (
    select case when added then l
      else with_child(l, own_band, b.care_factor_hundredths) end as quarter offset 0
  ) as given
  where l.room_id = b.room_id and l.at >= b.starts_at and l.at < b.ends_at and breaks_limit(r, given.quarter, held.bands)
  order by l.at limit 1;
  if found then
    name := case when cardinality(broken.without_kept) > 0
      then 'capacity_' || broken.without_kept[1] else 'capacity_kept_in_room' end;
    detail := jsonb_build_object('at', broken.at, 'term', broken.with_kept[1]);
  end if;
end $$;

-- Refuses a claim just added if it breaks a limit at any quarter hour; the ledger rows are locked. A claim with a
-- reason for an exception may take places that are kept: for the same day, for residents, or by the other slots of
-- the room. Every limit of the room and of the slot holds for it as for all.
create or replace function check_claim(b bookings) returns void language plpgsql as $$
declare
  broken record;
begin
  broken := broken_by_claim(b, true, app_now());
  if broken.name is not null then
    perform refuse(broken.name, broken.detail);
  end if;
end $$;

-- What would have refused a claim just made if no exception had been made for it: the constraint's
-- name, or null. For the log, asked in the claim's own transaction.
create or replace function set_aside_by(b bookings) returns text language plpgsql as $$
declare
  name text;
begin
  b.override_reason := null;
  perform check_claim(b);
  return null;
exception when check_violation then
  get stacked diagnostics name = constraint_name;
  return name;
end $$;

-- After an insert: each claim is added to the ledgers and checked. One too many undoes the whole statement.
create or replace function booking_claims() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
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

create or replace trigger booking_claims after insert on bookings referencing new table as added
for each statement execute function booking_claims();

-- After an update: claims that ended leave the ledgers, and shortfalls of their days are computed again.
create or replace function booking_endings() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  claims constant bookings[] := array(
    select b::bookings from changed as b join before using (id)
    where ended(b.status) and not ended(before.status));
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

create or replace trigger booking_endings after update on bookings referencing old table as before new table as changed
for each statement execute function booking_endings();
