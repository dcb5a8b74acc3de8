-- Free places to show. A booking never relies on them: its own claim decides.

-- A quarter hour as it is once its expired claims are gone, which any booking that needs them ends.
create or replace function without_expired(l capacity_ledger, r capacity_rules, p_now timestamptz) returns capacity_ledger
language plpgsql stable as $$
declare
  gone record;
  band smallint;
begin
  for gone in
    select age_months, care_factor_hundredths from bookings b
    where room_id = l.room_id and past_its_time(b, p_now)
      and starts_at <= l.at and ends_at > l.at
  loop
    band := youngest_band(r, gone.age_months);
    l.heads := l.heads - 1;
    l.band_heads[band] := l.band_heads[band] - 1;
    l.band_load[band] := l.band_load[band] - gone.care_factor_hundredths;
  end loop;
  return l;
end $$;

-- The same for a part of a slot.
create or replace function part_without_expired(part slot_ledger, p_now timestamptz) returns slot_ledger
language plpgsql stable as $$
declare
  gone record;
begin
  select count(*) as heads, count(*) filter (where resident) as residents, count(*) filter (where same_day) as same_day
  into gone from bookings b
  where slot_id = part.slot_id and past_its_time(b, p_now)
    and starts_at < part.ends_at and ends_at > part.starts_at;
  part.heads := part.heads - gone.heads;
  part.resident_heads := part.resident_heads - gone.residents;
  part.same_day_heads := part.same_day_heads - gone.same_day;
  return part;
end $$;

-- Each quarter hour of the slots as a claim made now would meet it: the room's ledger without expired claims,
-- the bands of the places kept in the room, and how many places the slot itself still gives to a family of
-- the home subdistrict. Everything is found slot by slot through keys (`offset 0` keeps it so), so that the
-- work grows with the slots asked for and with nothing else. The room of each slot is looked up by its key: a plan
-- that holds for any number of slots read every room of the city for the few slots of one room's day. In plpgsql,
-- planned once a session: PostgreSQL plans the query of an SQL function again with each statement, which took twice as
-- long as the work.
create or replace function open_quarters(p_slots uuid[], p_home text, p_now timestamptz)
returns table (slot_id uuid, ledger capacity_ledger, held smallint[], band smallint, left_in_slot integer)
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
  with chosen as materialized (
    select s as slot, p_now >= s.same_day_from as same_day,
      coalesce((select r.subdistrict_code = p_home from rooms r where r.id = s.room_id), false) as resident
    from slots s
    where s.id = any (p_slots)
  ), stale as materialized (
    select distinct b.room_id from bookings b
    where b.room_id in (select (slot).room_id from chosen) and past_its_time(b, p_now)
  ), quarters as materialized (
    select c.slot, c.resident, c.same_day, p.part, kept.list as kept,
      case when (c.slot).room_id in (select room_id from stale)
        then without_expired(q.ledger, (select r from capacity_rules r where r.id = (q.ledger).rules_id), p_now)
        else q.ledger end as ledger
    from chosen c
    cross join lateral (
      select array_agg(row(k.starts_at, k.ends_at, s.age_from_months, case when s.id = (c.slot).id and c.resident
        then k.to_residents else k.places end)::kept_part) as list
      from (select * from slots s where s.room_id = (c.slot).room_id and s.day = (c.slot).day offset 0) as s
      cross join lateral (
        select (l.part).starts_at, (l.part).ends_at,
          least(kept_places(s, l.part, p_now), greatest(0, (l.part).cap - (l.part).heads)) as places,
          least(case when p_now < s.same_day_from then s.same_day_reserve else 0 end,
            greatest(0, (l.part).cap - (l.part).heads)) as to_residents
        from (select case when s.room_id in (select room_id from stale) then part_without_expired(l, p_now) else l end as part
          from slot_ledger l where l.slot_id = s.id offset 0) as l
        where kept_places(s, l.part, p_now) > 0
      ) as k
    ) as kept
    cross join lateral (
      select case when (c.slot).room_id in (select room_id from stale) then part_without_expired(l, p_now) else l end as part
      from slot_ledger l where l.slot_id = (c.slot).id offset 0
    ) as p
    cross join lateral (
      select l as ledger from capacity_ledger l
      where l.room_id = (c.slot).room_id and l.at >= (p.part).starts_at and l.at < (p.part).ends_at offset 0
    ) as q
  )
  select (q.slot).id, q.ledger, (
      select array_agg(youngest_band(r, k.age_from_months)) from unnest(q.kept) as k
      cross join lateral generate_series(1, k.places)
      where k.starts_at <= (q.ledger).at and k.ends_at > (q.ledger).at
    ), youngest_band(r, (q.slot).age_from_months),
    least((q.part).cap - (q.part).heads - case
        when q.same_day then 0
        when q.resident then (q.slot).same_day_reserve
        else least(kept_places(q.slot, q.part, p_now), greatest(0, (q.part).cap - (q.part).heads)) end,
      case when q.same_day then (q.slot).same_day_reserve - (q.part).same_day_heads end)
  from quarters q
  join capacity_rules r on r.id = (q.ledger).rules_id;
end $$;

-- For each quarter hour of the slots, how many more children of an age (null: the youngest the slot
-- admits) and factor 1 a family of a home subdistrict could book now: the room's limits, the slot's
-- cap, the places kept for others, and on the day itself the same-day reserve. What is open is said once, in
-- open_quarters.
create or replace function free_by_quarter(p_slots uuid[], p_age integer, p_home text, p_now timestamptz)
returns table (slot_id uuid, at timestamptz, free integer) language sql stable begin atomic
  select q.slot_id, (q.ledger).at, greatest(0, least(q.left_in_slot,
    free_in_room(r, q.ledger, q.held, case when p_age is null then q.band else band_of(r, p_age) end)))
  from open_quarters(p_slots, p_home, p_now) q
  join capacity_rules r on r.id = (q.ledger).rules_id;
end;

-- Free places of whole slots: of a fixed one at its fullest moment, of a flexible one in the best
-- stretch of the least length a family may choose.
create or replace function free_in_slots(p_slots uuid[], p_age integer, p_home text, p_now timestamptz)
returns table (slot_id uuid, free integer) language sql stable begin atomic
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
  select slot_id, max(free) from stretches group by slot_id;
end;

-- The stretches of slots into which all the children fit together now. Each child is `born` on a day or of an
-- age in completed months, and has its factor in hundredths: three arrays side by side; with none, one child
-- of the youngest age each slot admits. A fixed slot gives itself; a flexible one, for each start, the
-- longest stretch that fits, of no more than p_most minutes if they are given, else of the most the policy
-- allows. `free` is for one child of the youngest of the ages. Stretches shorter than p_least minutes, or
-- than the slot's least, are left out.
create or replace function what_fits(p_slots uuid[], p_born date[], p_ages integer[], p_factors integer[], p_home text,
  p_now timestamptz, p_least integer, p_most integer)
returns table (slot_id uuid, starts_at timestamptz, ends_at timestamptz, free integer) language sql stable begin atomic
  with opened as materialized (
    select * from open_quarters(p_slots, p_home, p_now)
  ), quarters as materialized (
    select s.id, (o.ledger).at as at, s.flexible, s.starts_at, s.ends_at,
      make_interval(mins => greatest(s.min_minutes, coalesce(p_least, 0))) as least,
      make_interval(mins => greatest(s.min_minutes, least(coalesce((s.policy ->> 'slot_max_minutes')::integer, 1440),
        coalesce(p_most, 1440)))) as most,
      greatest(0, least(o.left_in_slot, free_in_room(r, o.ledger, o.held, case when who.heads = 0 then o.band
        else band_of(r, who.youngest) end))) as free,
      o.left_in_slot >= greatest(1, who.heads) and fits_in_room(r, o.ledger, o.held,
        coalesce(who.bands, array[o.band]), coalesce(p_factors, array[100])) as fits
    from opened o
    join slots s on s.id = o.slot_id
    join capacity_rules r on r.id = (o.ledger).rules_id
    cross join lateral (
      select count(*)::integer as heads, min(c.months) as youngest, array_agg(band_of(r, c.months) order by c.n) as bands
      from (select coalesce(age_in_months(born, s.day), age) as months, n
        from unnest(p_born, p_ages) with ordinality as u(born, age, n)) as c
    ) as who
  ), runs as (
    select q.*, row_number() over slot as n, array_agg(q.free) over (slot rows between unbounded preceding and unbounded following) as all_free,
      least(q.most, coalesce(min(q.at) filter (where not q.fits) over (slot rows between current row and unbounded following),
        q.ends_at) - q.at) as length
    from quarters q where q.flexible
    window slot as (partition by q.id order by q.at)
  )
  select q.id, q.starts_at, q.ends_at, min(q.free)
  from quarters q where not q.flexible and q.ends_at - q.starts_at >= q.least
  group by q.id, q.starts_at, q.ends_at having bool_and(q.fits)
  union all
  select r.id, r.at, r.at + make_interval(mins => 30 * half.hours),
    (select min(free) from unnest(r.all_free[r.n : r.n + 2 * half.hours - 1]) as free)
  from runs r
  cross join lateral (select floor(extract(epoch from r.length) / 1800)::integer as hours) as half
  where r.fits and extract(epoch from r.at - r.starts_at)::integer % 1800 = 0
    and make_interval(mins => 30 * half.hours) >= r.least;
end;
