-- The places of each slot that has not begun, to measure what a change does. Places are what the limits
-- in force allow an empty room: at each quarter hour the smallest of the slot's cap (0 when closed),
-- licensed places (0 when the room is not open), places for the play area, largest group, and
-- caregivers × ratio (0 below the least caregivers). A fixed slot has those of its tightest quarter hour,
-- a flexible one those of its best stretch of the least length. `fewest` is for the band admitted that
-- takes the most care (0 where an age admitted is in no band), `most` for the one that takes the least.
-- Places kept and places booked are not subtracted. `terms` stands for all else a family meets.
create function slot_places(p_rooms uuid[], p_after timestamptz)
returns table (slot_id uuid, room_id uuid, day date, starts_at timestamptz, ends_at timestamptz,
  fewest integer, most integer, terms text)
language sql stable set plan_cache_mode = force_custom_plan as $$
  with chosen as materialized (
    select * from slots s where s.starts_at > p_after and (p_rooms is null or s.room_id = any (p_rooms))
  ), ages as materialized (
    select a.age_from, a.age_to, r.id as rules_id, bands.fewest, bands.most
    from (select distinct age_from_months as age_from, age_to_months as age_to from chosen) as a
    cross join capacity_rules r
    cross join lateral (
      select case when sum(least(r.band_to[b], a.age_to) - greatest(r.band_from[b], a.age_from)) = a.age_to - a.age_from
          then min(ratio) else 0 end as fewest, max(ratio) as most
      from generate_subscripts(r.band_to, 1) as b
      cross join lateral (select case r.mixed_policy when 'fixed_ratio' then r.fixed_ratio else r.band_ratio[b] end as ratio) as of_band
      where r.band_from[b] < a.age_to and r.band_to[b] > a.age_from
    ) as bands
  ), quarters as materialized (
    select c.id, l.at, least(part.cap, l.licensed_places, l.area_places, r.largest_group,
        minded.caregivers * coalesce(a.fewest, 0)) as fewest,
      least(part.cap, l.licensed_places, l.area_places, r.largest_group,
        minded.caregivers * coalesce(a.most, 0)) as most
    from chosen c
    join slot_ledger part on part.slot_id = c.id
    join capacity_ledger l on l.room_id = c.room_id and l.at >= part.starts_at and l.at < part.ends_at
    join capacity_rules r on r.id = l.rules_id
    join ages a on a.rules_id = l.rules_id and a.age_from = c.age_from_months and a.age_to = c.age_to_months
    cross join lateral (select case when l.caregivers >= r.min_caregivers then l.caregivers else 0 end as caregivers) as minded
  ), stretches as (
    select q.id, min(other.fewest) as fewest, min(other.most) as most
    from chosen c join quarters q on q.id = c.id
    join quarters other on other.id = q.id and other.at >= q.at and other.at < q.at + make_interval(mins => c.min_minutes)
    where c.flexible and q.at + make_interval(mins => c.min_minutes) <= c.ends_at
      and extract(epoch from q.at - c.starts_at)::integer % 1800 = 0
    group by q.id, q.at
  ), places as (
    select q.id, min(q.fewest) as fewest, min(q.most) as most
    from quarters q join chosen c on c.id = q.id where not c.flexible group by q.id
    union all
    select s.id, max(s.fewest), max(s.most) from stretches s group by s.id
  )
  select c.id, c.room_id, c.day, c.starts_at, c.ends_at, coalesce(p.fewest, 0)::integer, coalesce(p.most, 0)::integer,
    md5(jsonb_build_array(c.min_minutes, c.age_from_months, c.age_to_months, c.price_fen_per_hour, c.released_at,
      c.booking_closes_at, c.same_day_closes_at, c.cancel_until, c.same_day_reserve, c.residents_reserve,
      c.residents_until, c.policy - array['planned_places_percent', 'second_factor_from'])::text)
  from chosen c left join places p on p.id = c.id
$$;
