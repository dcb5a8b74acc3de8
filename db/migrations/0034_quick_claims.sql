ALTER TABLE "refusals" DROP CONSTRAINT "refusals_room_id_rooms_id_fk";
--> statement-breakpoint
ALTER TABLE "refusals" DROP CONSTRAINT "refusals_slot_id_slots_id_fk";
--> statement-breakpoint
ALTER TABLE "refusals" DROP CONSTRAINT "refusals_home_subdistrict_code_subdistricts_code_fk";

--> statement-breakpoint
create function slot_removed_refusals() returns trigger language plpgsql as $$
begin
  update refusals set slot_id = null where slot_id = old.id;
  return null;
end $$;
--> statement-breakpoint
create trigger slot_removed_refusals after delete on slots for each row execute function slot_removed_refusals();
--> statement-breakpoint
-- PostgreSQL 18 makes such numbers by itself, many times faster.
do $$
begin
  if current_setting('server_version_num')::integer >= 180000 then
    execute 'create or replace function uuid_v7() returns uuid language sql volatile parallel safe as ''select uuidv7()''';
  end if;
end $$;
--> statement-breakpoint
-- The allowance in force for a home: what policy_in_force says of these three settings, without
-- merging the other forty.
create function allowance_in_force(p_subdistrict text, p_day date, out amount smallint, out unit text, out period text)
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  names constant text[] := array['allowance_amount', 'allowance_unit', 'allowance_period'];
  found_values text[] := array[null, null, null];
  given_back integer[] := array[0, 0, 0];
  own record;
begin
  for own in
    select array_position(array['city', 'district', 'subdistrict'], p.level) as nearness, p.inherits,
      array[p.allowance_amount::text, p.allowance_unit, p.allowance_period] as says
    from policies p
    where p.effective_from <= p_day
      and (p.level = 'city'
        or p.district_code = (select district_code from subdistricts where code = p_subdistrict)
        or p.subdistrict_code = p_subdistrict)
    order by 1 desc, p.effective_from desc
  loop
    for n in 1 .. 3 loop
      if found_values[n] is null and given_back[n] <> own.nearness then
        if names[n] = any (own.inherits) then
          given_back[n] := own.nearness;
        else
          found_values[n] := own.says[n];
        end if;
      end if;
    end loop;
  end loop;
  amount := found_values[1];
  unit := found_values[2];
  period := found_values[3];
end $$;
--> statement-breakpoint
-- The balance of a child on a day, made with its grant when first needed.
create or replace function allowance_period(p_child uuid, p_home text, p_day date) returns date language plpgsql as $$
declare
  terms record;
  starts date;
begin
  select period_from into starts from allowance_balances
  where child_id = p_child and p_day between period_from and period_to
  order by period_from desc limit 1;
  if found then return starts; end if;
  terms := allowance_in_force(p_home, p_day);
  starts := date_trunc(terms.period, p_day::timestamp)::date;
  insert into allowance_balances (child_id, period_from, period_to, unit, granted)
  values (p_child, starts, (starts + ('1 ' || terms.period)::interval)::date - 1, terms.unit, 0)
  on conflict do nothing;
  if found then
    insert into allowance_entries (child_id, period_from, kind, amount)
    values (p_child, starts, 'grant', terms.amount);
  end if;
  return starts;
end $$;
--> statement-breakpoint
-- What a child's bookings say to another one: how many are to come, how many lie in the month, and whether
-- one is at the same time.
create function bookings_of_child(p_child uuid, p_day date, p_from timestamptz, p_to timestamptz, p_now timestamptz)
returns table (open_bookings integer, month_bookings integer, overlaps boolean) language sql stable as $$
  select
    (count(*) filter (where b.status in ('held', 'offered', 'confirmed') and b.ends_at > p_now))::integer,
    (count(*) filter (where date_trunc('month', b.day) = date_trunc('month', p_day)))::integer,
    coalesce(bool_or(b.starts_at < p_to and b.ends_at > p_from), false)
  from bookings b
  where b.child_id = p_child and b.status not in ('cancelled', 'expired')
    and not (b.status in ('held', 'offered') and b.expires_at <= p_now)
    and b.starts_at > p_now - interval '40 days'
$$;
--> statement-breakpoint
-- The account's children, all or those named, with what their booking a slot of that day depends on; their
-- allowance only where it is asked for.
create function children_asking(p_account uuid, p_children uuid[], p_day date, p_from timestamptz, p_to timestamptz,
  p_marks_days integer, p_allowance boolean, p_now timestamptz)
returns table (id uuid, name text, "birthDate" text, "hasIdentity" boolean, "openBookings" integer, "monthBookings" integer,
  overlaps boolean, "allowanceLeft" integer, marks jsonb) language sql stable as $$
  select c.id, c.name, c.birth_date::text, c.identity_sealed is not null, b.open_bookings, b.month_bookings, b.overlaps,
    case when p_allowance then coalesce((select v.granted - v.used from allowance_balances v
      where v.child_id = c.id and p_day between v.period_from and v.period_to),
      (select terms.amount from accounts a cross join allowance_in_force(a.home_subdistrict_code, p_day) as terms
      where a.id = p_account), 0)::integer end,
    (select jsonb_agg(jsonb_build_object('at', m.marked_at, 'points', m.points)) from marks m
      where m.child_id = c.id and m.marked_at > p_now - make_interval(days => p_marks_days))
  from guardians g join children c on c.id = g.child_id
  cross join lateral bookings_of_child(c.id, p_day, p_from, p_to, p_now) as b
  where g.account_id = p_account and (p_children is null or c.id = any (p_children))
  order by c.birth_date, c.id
$$;
--> statement-breakpoint
-- A quarter hour as it would be with one more child.
create function with_child(l capacity_ledger, band smallint, load integer) returns capacity_ledger
language plpgsql immutable parallel safe as $$
begin
  l.heads := l.heads + 1;
  l.band_heads[band] := l.band_heads[band] + 1;
  l.band_load[band] := l.band_load[band] + load;
  return l;
end $$;
--> statement-breakpoint
-- The limit that a claim breaks at any quarter hour, by the constraint's name, and where; nothing where it breaks
-- none. The ledgers know the claim, or, before it is added, are read as they would be with it.
-- (Places kept by the claim's own slot are the same both ways where the slot itself has one for it.)
create function broken_by_claim(b bookings, added boolean, now_at timestamptz, out name text, out detail jsonb)
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
--> statement-breakpoint
-- Refuses a claim just added where it breaks a limit at any quarter hour; the ledger rows are locked.
create or replace function check_claim(b bookings) returns void language plpgsql as $$
declare
  broken record;
begin
  broken := broken_by_claim(b, true, app_now());
  if broken.name is not null then
    perform refuse(broken.name, broken.detail);
  end if;
end $$;
--> statement-breakpoint
-- Why a family's claim for a child would be refused now, by the constraint's name, or nothing. Reads only, and locks
-- nothing: who is refused by it was, for an instant, without a place. Whoever is not may be refused by the claim.
-- Where claims past their time stand in the way, or the family holds a place itself, the claim alone knows.
create function refusal_foreseen(p_account uuid, p_slot uuid, p_room uuid, p_same_day boolean, p_age integer,
  p_factor smallint, p_resident boolean, p_from timestamptz, p_to timestamptz, p_now timestamptz,
  out name text, out detail jsonb)
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  b bookings;
  broken record;
begin
  if exists (select from bookings other
    where other.room_id = p_room and other.status in ('held', 'offered')
      and (other.expires_at <= p_now or other.account_id = p_account)) then
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
--> statement-breakpoint
-- Locks the children of a claim in order, so that two claims for one child count its bookings in turn, and refuses
-- a claim decided by another number of bookings than there are now. Null numbers say that it was decided with the
-- children locked; then nothing is left to do.
create function lock_asking(p_children uuid[], p_day date, p_now timestamptz, p_open integer[], p_month integer[])
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
