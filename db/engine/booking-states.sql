-- What the states of a booking mean. Rendered from db/booking-states.ts by tests/unit/booking-states.test.ts:
-- change the table, then run `npx vitest run --project unit booking-states -u`.
--
-- Each is one expression that PostgreSQL puts in place of the call, so that indexes serve and a plan costs what it did
-- with the condition typed out (tests/integration/stands.test.ts). It would not with a `set`, if they were volatile, or
-- if `at` stood in one of them twice, since that may be app_now().

-- Whether a booking of this state takes no place any more.
create or replace function ended(status text) returns boolean language sql immutable parallel safe begin atomic
  select status in ('cancelled', 'expired');
end;

-- Whether its expires_at ends a booking of this state by itself.
create or replace function expires(status text) returns boolean language sql immutable parallel safe begin atomic
  select status in ('held', 'offered');
end;

-- Whether nobody has recorded yet what became of a visit of this state. A claim begins in one of these.
create or replace function to_come(status text) returns boolean language sql immutable parallel safe begin atomic
  select status in ('held', 'offered', 'confirmed');
end;

-- Whether one state may follow another.
create or replace function may_follow(old_status text, new_status text) returns boolean language sql immutable parallel safe begin atomic
  select case old_status
    when 'held' then new_status in ('confirmed', 'cancelled', 'expired')
    when 'offered' then new_status in ('confirmed', 'cancelled', 'expired')
    when 'confirmed' then new_status in ('cancelled', 'attended', 'missed')
    when 'attended' then new_status in ('confirmed', 'missed')
    when 'missed' then new_status in ('confirmed', 'attended')
    else false end;
end;

-- Whether a claim's time is over though nothing has ended it yet. The ledgers count it until then.
create or replace function past_its_time(b bookings, at timestamptz) returns boolean language sql immutable parallel safe begin atomic
  select b.status in ('held', 'offered') and b.expires_at <= at;
end;

-- Whether a claim holds its place at an instant: not ended, and not past its time.
create or replace function stands(b bookings, at timestamptz) returns boolean language sql immutable parallel safe begin atomic
  select b.status not in ('cancelled', 'expired') and not (b.status in ('held', 'offered') and b.expires_at <= at);
end;
