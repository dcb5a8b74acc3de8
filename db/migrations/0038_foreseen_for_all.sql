-- Whether an account has a place held in a room, or offered to it: what its claim would take up the claim alone knows.
create function holds_place(p_account uuid, p_room uuid) returns boolean language sql stable as $$
  select exists (select from bookings own
    where own.room_id = p_room and own.status in ('held', 'offered') and own.account_id = p_account)
$$;
--> statement-breakpoint
drop function refusal_foreseen(uuid, uuid, uuid, boolean, integer, smallint, boolean, timestamptz, timestamptz, timestamptz);
--> statement-breakpoint
-- Why a claim for a child would be refused now, by the constraint's name, or nothing; the same for every family without
-- a place held in the room. Reads only, and locks nothing: who is refused by it was, for an instant, without a place.
-- Whoever is not may be refused by the claim. Where claims past their time stand in the way, the claim alone knows.
create function refusal_foreseen(p_slot uuid, p_room uuid, p_same_day boolean, p_age integer, p_factor smallint,
  p_resident boolean, p_from timestamptz, p_to timestamptz, p_now timestamptz, out name text, out detail jsonb)
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  b bookings;
  broken record;
begin
  if exists (select from bookings other
    where other.room_id = p_room and other.status in ('held', 'offered') and other.expires_at <= p_now) then
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
