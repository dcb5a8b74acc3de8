-- The room of each slot is looked up by its key. A plan that holds for any number of slots read every room of the city
-- for the few slots of one room's day.
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
    where b.room_id in (select (slot).room_id from chosen) and b.status in ('held', 'offered') and b.expires_at <= p_now
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
