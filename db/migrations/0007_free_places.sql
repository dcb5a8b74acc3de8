-- Free places to show. A booking never relies on them: its own claim decides.

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
  ), kept as materialized (
    select s.room_id, s.day, s.id as slot_id, s.age_from_months, part.starts_at, part.ends_at,
      least(kept_places(s, part, p_now), greatest(0, part.cap - part.heads)) as places,
      least(case when p_now < s.same_day_from then s.same_day_reserve else 0 end,
        greatest(0, part.cap - part.heads)) as places_to_residents
    from (select distinct room_id, day from chosen) as c
    join slots s on s.room_id = c.room_id and s.day = c.day
    join slot_ledger part on part.slot_id = s.id
    where kept_places(s, part, p_now) > 0
  ), bands as materialized (
    select r.id as rules_id, ages.age_from_months, youngest_band(r, ages.age_from_months) as band
    from capacity_rules r
    cross join (select age_from_months from chosen union select age_from_months from kept) as ages
  ), held as materialized (
    select c.id, l.at, array_agg(b.band) as bands
    from chosen c
    join kept k on k.room_id = c.room_id and k.day = c.day
    cross join lateral generate_series(1,
      case when k.slot_id = c.id and c.resident then k.places_to_residents else k.places end)
    join capacity_ledger l on l.room_id = c.room_id and l.at >= greatest(c.starts_at, k.starts_at)
      and l.at < least(c.ends_at, k.ends_at)
    join bands b on b.rules_id = l.rules_id and b.age_from_months = k.age_from_months
    group by c.id, l.at
  )
  select c.id, l.at, greatest(0, least(
    part.cap - part.heads - case when p_now >= c.same_day_from then 0
      when c.resident then c.same_day_reserve else coalesce(own.places, 0) end,
    case when p_now >= c.same_day_from then c.same_day_reserve - part.same_day_heads end,
    free_in_room(r, l, held.bands, case when p_age is null then b.band else band_of(r, p_age) end)))
  from chosen c
  join capacity_ledger l on l.room_id = c.room_id and l.at >= c.starts_at and l.at < c.ends_at
  join capacity_rules r on r.id = l.rules_id
  join bands b on b.rules_id = l.rules_id and b.age_from_months = c.age_from_months
  join slot_ledger part on part.slot_id = c.id and part.starts_at <= l.at and part.ends_at > l.at
  left join kept own on own.slot_id = c.id and own.starts_at = part.starts_at
  left join held on held.id = c.id and held.at = l.at
$$;
--> statement-breakpoint
-- Free places of whole slots: of a fixed one at its fullest moment, of a flexible one in the best
-- stretch of the least length a family may choose.
create function free_in_slots(p_slots uuid[], p_age integer, p_home text, p_now timestamptz)
returns table (slot_id uuid, free integer) language sql stable as $$
  with quarters as materialized (
    select f.slot_id, f.at, f.free, s.flexible, s.starts_at, s.ends_at, make_interval(mins => s.min_minutes) as length
    from free_by_quarter(p_slots, p_age, p_home, p_now) f join slots s on s.id = f.slot_id
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
