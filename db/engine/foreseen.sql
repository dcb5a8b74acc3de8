-- What a family asks before it claims: its children, what is booked for them, and whether the claim would fail.

-- What a child's bookings mean for another one: how many are to come, how many lie in the month, and
-- whether one is at the same time.
create or replace function bookings_of_child(p_child uuid, p_day date, p_from timestamptz, p_to timestamptz, p_now timestamptz)
returns table (open_bookings integer, month_bookings integer, overlaps boolean) language sql stable begin atomic
  select
    (count(*) filter (where to_come(b.status) and b.ends_at > p_now))::integer,
    (count(*) filter (where date_trunc('month', b.day) = date_trunc('month', p_day)))::integer,
    coalesce(bool_or(b.starts_at < p_to and b.ends_at > p_from), false)
  from bookings b
  where b.child_id = p_child and stands(b, p_now)
    and b.starts_at > p_now - interval '40 days';
end;

-- The account's children, all or those named, with what their booking a slot of that day depends on; their
-- allowance only if asked for.
create or replace function children_asking(p_account uuid, p_children uuid[], p_day date, p_from timestamptz, p_to timestamptz,
  p_marks_days integer, p_allowance boolean, p_now timestamptz)
returns table (id uuid, name text, "birthDate" text, "hasIdentity" boolean, "openBookings" integer, "monthBookings" integer,
  overlaps boolean, "allowanceLeft" integer, marks jsonb) language sql stable begin atomic
  select c.id, c.name, c.birth_date::text, c.identity_sealed is not null, b.open_bookings, b.month_bookings, b.overlaps,
    case when p_allowance and not allowance_waits(c) then coalesce((select v.granted - v.used from allowance_balances v
      where v.child_id = c.id and p_day between v.period_from and v.period_to),
      (select terms.amount from accounts a cross join allowance_in_force(a.home_subdistrict_code, p_day) as terms
      where a.id = p_account), 0)::integer end,
    (select jsonb_agg(jsonb_build_object('at', m.marked_at, 'points', m.points)) from marks m
      where m.child_id = c.id and m.marked_at > p_now - make_interval(days => p_marks_days))
  from guardians g join children c on c.id = g.child_id
  cross join lateral bookings_of_child(c.id, p_day, p_from, p_to, p_now) as b
  where g.account_id = p_account and (p_children is null or c.id = any (p_children))
  order by c.birth_date, c.id;
end;

-- Locks the children of a claim in order, so that two claims for one child count its bookings in turn, and refuses
-- a claim decided by another number of bookings than there are now. Null numbers say that it was decided with the
-- children locked; then nothing is left to do.
create or replace function lock_asking(p_children uuid[], p_day date, p_now timestamptz, p_open integer[], p_month integer[])
returns boolean language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  if p_open is null then return true; end if;
  perform 1 from children where id = any (p_children) order by id for no key update;
  if exists (
    select from unnest(p_children, p_open, p_month) as seen(child, open, month)
    cross join lateral bookings_of_child(seen.child, p_day, p_now, p_now, p_now) as b
    where b.open_bookings <> seen.open or b.month_bookings <> seen.month
  ) then
    perform refuse('booking_decided_late');
  end if;
  return true;
end $$;

-- Whether an account has a place held in a room, or offered to it: only the claim knows what it takes over.
create or replace function holds_place(p_account uuid, p_room uuid) returns boolean language sql stable begin atomic
  select exists (select from bookings own
    where own.room_id = p_room and expires(own.status) and own.account_id = p_account);
end;

-- Why a claim for a child would be refused now, by the constraint's name, or nothing; the same for every
-- family without a place held in the room. Reads only, and locks nothing: a family refused by it was, for an
-- instant, without a place. A family that is not refused by it may still be refused by the claim. If claims
-- past their time stand in the way, the claim alone knows.
create or replace function refusal_foreseen(p_slot uuid, p_room uuid, p_same_day boolean, p_age integer, p_factor smallint,
  p_resident boolean, p_from timestamptz, p_to timestamptz, p_now timestamptz, out name text, out detail jsonb)
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  b bookings;
  broken record;
begin
  if exists (select from bookings other
    where other.room_id = p_room and past_its_time(other, p_now)) then
    return;
  end if;
  b.slot_id := p_slot;
  b.room_id := p_room;
  b.starts_at := p_from;
  b.ends_at := p_to;
  b.age_months := p_age;
  b.care_factor_hundredths := p_factor;
  b.resident := p_resident;
  b.same_day := p_same_day;
  broken := broken_by_claim(b, false, p_now);
  name := broken.name;
  detail := broken.detail;
end $$;
