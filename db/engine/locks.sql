-- The order in which places are locked: room by room, by time. Nobody but the owner may lock a ledger, so the role that
-- serves calls these.

-- Locks the quarter hours of several bookings in order, so that statements over many rooms and times
-- cannot wait for each other in a circle.
create or replace function lock_quarters(claims bookings[]) returns void language plpgsql security definer set enable_seqscan = off as $$
begin
  perform 1 from capacity_ledger l join (
    select distinct b.room_id, at from unnest(claims) as b
    cross join lateral generate_series(b.starts_at, b.ends_at - interval '15 minutes', interval '15 minutes') as at
  ) as q on q.room_id = l.room_id and q.at = l.at
  order by l.room_id, l.at for update of l;
end $$;

-- The same for stretches of rooms that are about to be claimed, or whose claims are about to end.
create or replace function lock_stretches(p_rooms uuid[], p_from timestamptz[], p_to timestamptz[]) returns void
language plpgsql security definer set enable_seqscan = off as $$
begin
  perform 1 from capacity_ledger l join (
    select distinct s.room_id, at from unnest(p_rooms, p_from, p_to) as s(room_id, begins, ends)
    cross join lateral generate_series(s.begins, s.ends - interval '15 minutes', interval '15 minutes') as at
  ) as q on q.room_id = l.room_id and q.at = l.at
  order by l.room_id, l.at for update of l;
end $$;

-- Locks what a claim in the room on the day of a slot would touch, in the order claims do.
create or replace function lock_slot_claims(p_slot uuid) returns void language plpgsql security definer as $$
begin
  perform 1 from capacity_ledger l join slots s on s.room_id = l.room_id
    and l.at >= shanghai(s.day, '00:00') and l.at < shanghai(s.day + 1, '00:00')
  where s.id = p_slot order by l.at for update of l;
  perform 1 from slot_ledger where slot_id = p_slot order by starts_at for update;
end $$;
