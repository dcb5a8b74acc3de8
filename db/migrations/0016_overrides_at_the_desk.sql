-- A claim with a reason for an exception may take places that are kept: for the same day, for residents,
-- or by the other slots of the room. Every limit of the room and of the slot holds for it as for all.
create or replace function check_claim(b bookings) returns void language plpgsql as $$
declare
  now_at constant timestamptz := app_now();
  exception_made constant boolean := b.override_reason is not null;
  broken record;
begin
  select part.starts_at as at, part.heads, part.cap, part.same_day_heads, s.same_day_reserve, s.status,
    case when now_at < s.same_day_from then s.same_day_reserve else 0 end as kept_same_day
  into broken
  from slots s join slot_ledger part on part.slot_id = s.id
  where s.id = b.slot_id and part.starts_at < b.ends_at and part.ends_at > b.starts_at
    and (part.heads + case when exception_made then 0 else kept_places(s, part, now_at, b.resident) end > part.cap
      or (b.same_day and part.same_day_heads > s.same_day_reserve and not exception_made))
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
    where not exception_made
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
-- What would have refused a claim just made, had no exception been made for it: the constraint's name,
-- or null. For the log, asked in the claim's own transaction.
create function set_aside_by(b bookings) returns text language plpgsql as $$
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
--> statement-breakpoint
-- Who booked, and the reason for an exception, are said with the claim and never changed.
create function booking_desk_fixed() returns trigger language plpgsql as $$
begin
  perform refuse('booking_fixed');
  return new;
end $$;
--> statement-breakpoint
create trigger booking_desk_fixed before update of booked_by, override_reason on bookings for each row
when ((old.booked_by, old.override_reason) is distinct from (new.booked_by, new.override_reason))
execute function booking_desk_fixed();
