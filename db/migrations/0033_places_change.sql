-- Tells whoever listens which room and day may have other free places now: no number, no name. PostgreSQL
-- tells it when the transaction commits and not otherwise, and the same room and day once a transaction.
create function tell_places_change(p_room uuid, p_day date) returns void language sql as $$
  select pg_notify('places_change', p_room || ' ' || p_day)
$$;
--> statement-breakpoint
-- Claims and limits of a room alike: all of them end up in its quarter hours.
create function capacity_ledger_told() returns trigger language plpgsql as $$
begin
  perform tell_places_change(room_id, day)
  from (select distinct room_id, (at at time zone 'Asia/Shanghai')::date as day from changed) as touched;
  return null;
end $$;
--> statement-breakpoint
create trigger capacity_ledger_told after update on capacity_ledger referencing new table as changed
for each statement execute function capacity_ledger_told();
--> statement-breakpoint
-- Slots made, closed, opened and capped: each gets another cap in its own ledger, if only from nothing.
create function slot_ledger_told() returns trigger language plpgsql as $$
begin
  perform tell_places_change(s.room_id, s.day) from slots s where s.id = new.slot_id;
  return null;
end $$;
--> statement-breakpoint
create trigger slot_ledger_told after update of cap on slot_ledger for each row when (old.cap <> new.cap)
execute function slot_ledger_told();
--> statement-breakpoint
create function slot_removed_told() returns trigger language plpgsql as $$
begin
  perform tell_places_change(old.room_id, old.day);
  return null;
end $$;
--> statement-breakpoint
create trigger slot_removed_told after delete on slots for each row execute function slot_removed_told();
