-- Notifies the site, when a transaction commits, that what it shows may have changed.

-- Notifies every listener of the room and day that may have other free places now: no number, no name.
-- PostgreSQL notifies when the transaction commits and not otherwise, and of the same room and day once
-- a transaction.
create or replace function tell_places_change(p_room uuid, p_day date) returns void language sql begin atomic
  select pg_notify('places_change', p_room || ' ' || to_char(p_day, 'YYYY-MM-DD'));
end;

-- Claims and limits of a room alike: all of them end up in its quarter hours.
create or replace function capacity_ledger_told() returns trigger language plpgsql as $$
begin
  perform tell_places_change(room_id, day)
  from (select distinct room_id, (at at time zone 'Asia/Shanghai')::date as day from changed) as touched;
  return null;
end $$;

create or replace trigger capacity_ledger_told after update on capacity_ledger referencing new table as changed
for each statement execute function capacity_ledger_told();

-- Slots made, closed, opened and capped: each gets another cap in its own ledger, if only from nothing.
create or replace function slot_ledger_told() returns trigger language plpgsql as $$
begin
  perform tell_places_change(s.room_id, s.day) from slots s where s.id = new.slot_id;
  return null;
end $$;

create or replace trigger slot_ledger_told after update of cap on slot_ledger for each row when (old.cap <> new.cap)
execute function slot_ledger_told();

-- A slot that is removed: its places are no longer offered.
create or replace function slot_removed_told() returns trigger language plpgsql as $$
begin
  perform tell_places_change(old.room_id, old.day);
  return null;
end $$;

create or replace trigger slot_removed_told after delete on slots for each row execute function slot_removed_told();

-- Notifies every listener that what lists of rooms show may have changed, beside places: a room's name,
-- a slot's age, a release, a policy, a day of the calendar. Once a transaction, and not which.
create or replace function lists_told() returns trigger language plpgsql as $$
begin
  perform pg_notify('places_change', '');
  return null;
end $$;

create or replace trigger rooms_told after insert or update or delete on rooms for each statement execute function lists_told();
create or replace trigger slots_told after insert or update or delete on slots for each statement execute function lists_told();
create or replace trigger policies_told after insert or update or delete on policies for each statement execute function lists_told();
create or replace trigger calendar_days_told after insert or update or delete on calendar_days
for each statement execute function lists_told();
create or replace trigger districts_told after insert or update or delete on districts for each statement execute function lists_told();
create or replace trigger subdistricts_told after insert or update or delete on subdistricts
for each statement execute function lists_told();
