-- Tells whoever listens that what lists of rooms show may be other than it was, beside places: a room's name,
-- a slot's age, a release, a policy, a day of the calendar. Once a transaction, and not which.
create function lists_told() returns trigger language plpgsql as $$
begin
  perform pg_notify('places_change', '');
  return null;
end $$;
--> statement-breakpoint
create trigger rooms_told after insert or update or delete on rooms for each statement execute function lists_told();
--> statement-breakpoint
create trigger slots_told after insert or update or delete on slots for each statement execute function lists_told();
--> statement-breakpoint
create trigger policies_told after insert or update or delete on policies for each statement execute function lists_told();
--> statement-breakpoint
create trigger calendar_days_told after insert or update or delete on calendar_days
for each statement execute function lists_told();
--> statement-breakpoint
create trigger districts_told after insert or update or delete on districts for each statement execute function lists_told();
--> statement-breakpoint
create trigger subdistricts_told after insert or update or delete on subdistricts
for each statement execute function lists_told();
