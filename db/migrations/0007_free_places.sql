-- Free places to show. A booking never relies on them: its own claim decides.

-- A quarter hour as it is once its expired claims are gone, which any booking that needs them ends.
create function without_expired(l capacity_ledger, r capacity_rules, p_now timestamptz) returns capacity_ledger
language plpgsql stable as $$
declare
  gone record;
  band smallint;
begin
  for gone in
    select age_months, care_factor_hundredths from bookings
    where room_id = l.room_id and status in ('held', 'offered') and expires_at <= p_now
      and starts_at <= l.at and ends_at > l.at
  loop
    band := youngest_band(r, gone.age_months);
    l.heads := l.heads - 1;
    l.band_heads[band] := l.band_heads[band] - 1;
    l.band_load[band] := l.band_load[band] - gone.care_factor_hundredths;
  end loop;
  return l;
end $$;
--> statement-breakpoint
-- The same for a part of a slot.
create function part_without_expired(part slot_ledger, p_now timestamptz) returns slot_ledger
language plpgsql stable as $$
declare
  gone record;
begin
  select count(*) as heads, count(*) filter (where resident) as residents, count(*) filter (where same_day) as same_day
  into gone from bookings
  where slot_id = part.slot_id and status in ('held', 'offered') and expires_at <= p_now
    and starts_at < part.ends_at and ends_at > part.starts_at;
  part.heads := part.heads - gone.heads;
  part.resident_heads := part.resident_heads - gone.residents;
  part.same_day_heads := part.same_day_heads - gone.same_day;
  return part;
end $$;
--> statement-breakpoint
-- For each quarter hour of the slots, how many more children of an age (null: the youngest the slot
-- admits) and factor 1 a family of a home subdistrict could book now: the room's limits, the slot's
-- cap, the places kept for others, and on the day itself the same-day reserve.
create function free_by_quarter(p_slots uuid[], p_age integer, p_home text, p_now timestamptz)
returns table (slot_id uuid, at timestamptz, free integer) language sql stable as $$
  with chosen as materialized (
    select s.id, s.room_id, s.day, s.starts_at, s.ends_at, s.age_from_months, s.same_day_from, s.same_day_reserve,
      coalesce(r.subdistrict_code = p_home, false) as resident
    from slots s join rooms r on r.id = s.room_id
    where s.id = any (p_slots)
  ), stale as materialized (
    select distinct b.room_id from bookings b
    where b.room_id in (select room_id from chosen) and b.status in ('held', 'offered') and b.expires_at <= p_now
  ), parts as materialized (
    select s.id, case when s.room_id in (select room_id from stale) then part_without_expired(l, p_now) else l end as part
    from (select distinct room_id, day from chosen) as c
    join slots s on s.room_id = c.room_id and s.day = c.day
    join slot_ledger l on l.slot_id = s.id
  ), kept as materialized (
    select s.room_id, s.day, s.id as slot_id, s.age_from_months, (p.part).starts_at, (p.part).ends_at,
      least(kept_places(s, p.part, p_now), greatest(0, (p.part).cap - (p.part).heads)) as places,
      least(case when p_now < s.same_day_from then s.same_day_reserve else 0 end,
        greatest(0, (p.part).cap - (p.part).heads)) as places_to_residents
    from parts p join slots s on s.id = p.id
    where kept_places(s, p.part, p_now) > 0
  ), quarters as materialized (
    select c.id, c.room_id, c.day, c.age_from_months, c.resident, (p.part).starts_at as part_at,
      case when c.room_id in (select room_id from stale)
        then without_expired(l, (select r from capacity_rules r where r.id = l.rules_id), p_now) else l end as ledger,
      (p.part).cap - (p.part).heads as left_in_slot,
      case when p_now >= c.same_day_from then c.same_day_reserve - (p.part).same_day_heads end as left_same_day,
      case when p_now < c.same_day_from and c.resident then c.same_day_reserve end as kept_from_residents,
      p_now >= c.same_day_from as same_day
    from chosen c
    join parts p on p.id = c.id
    join capacity_ledger l on l.room_id = c.room_id and l.at >= (p.part).starts_at and l.at < (p.part).ends_at
  ), bands as materialized (
    select r.id as rules_id, ages.age_from_months, youngest_band(r, ages.age_from_months) as band
    from capacity_rules r
    cross join (select age_from_months from chosen union select age_from_months from kept) as ages
    where r.id in (select (ledger).rules_id from quarters)
  ), held as materialized (
    select q.id, (q.ledger).at as at, array_agg(b.band) as bands
    from quarters q
    join kept k on k.room_id = q.room_id and k.day = q.day and k.starts_at <= (q.ledger).at and k.ends_at > (q.ledger).at
    join bands b on b.rules_id = (q.ledger).rules_id and b.age_from_months = k.age_from_months
    cross join lateral generate_series(1,
      case when k.slot_id = q.id and q.resident then k.places_to_residents else k.places end)
    group by q.id, (q.ledger).at
  )
  select q.id, (q.ledger).at, greatest(0, least(
    q.left_in_slot - case when q.same_day then 0 else coalesce(q.kept_from_residents, own.places, 0) end,
    q.left_same_day,
    free_in_room(r, q.ledger, held.bands, case when p_age is null then b.band else band_of(r, p_age) end)))
  from quarters q
  join capacity_rules r on r.id = (q.ledger).rules_id
  join bands b on b.rules_id = (q.ledger).rules_id and b.age_from_months = q.age_from_months
  left join kept own on own.slot_id = q.id and own.starts_at = q.part_at
  left join held on held.id = q.id and held.at = (q.ledger).at
$$;
--> statement-breakpoint
-- Free places of whole slots: of a fixed one at its fullest moment, of a flexible one in the best
-- stretch of the least length a family may choose.
create function free_in_slots(p_slots uuid[], p_age integer, p_home text, p_now timestamptz)
returns table (slot_id uuid, free integer) language sql stable as $$
  with asked as materialized (
    select id, flexible, starts_at, ends_at, make_interval(mins => min_minutes) as length
    from slots where id = any (p_slots)
  ), quarters as materialized (
    select f.slot_id, f.at, f.free, s.flexible, s.starts_at, s.ends_at, s.length
    from free_by_quarter(p_slots, p_age, p_home, p_now) f join asked s on s.id = f.slot_id
  ), stretches as (
    select q.slot_id, min(other.free) as free
    from quarters q join quarters other on other.slot_id = q.slot_id and other.at >= q.at and other.at < q.at + q.length
    where q.flexible and q.at + q.length <= q.ends_at and extract(epoch from q.at - q.starts_at)::integer % 1800 = 0
    group by q.slot_id, q.at
  )
  select q.slot_id, min(q.free) from quarters q where not q.flexible group by q.slot_id
  union all
  select slot_id, max(free) from stretches group by slot_id
$$;
