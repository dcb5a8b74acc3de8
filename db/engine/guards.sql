-- What must not be written by hand, changed afterwards, or emptied.

create or replace trigger capacity_ledger_guard before insert or update or delete on capacity_ledger
for each statement when (pg_trigger_depth() = 0) execute function refuse_direct_write();
create or replace trigger slot_ledger_guard before insert or update or delete on slot_ledger
for each statement when (pg_trigger_depth() = 0) execute function refuse_direct_write();
create or replace trigger capacity_rules_append_only before update or delete on capacity_rules
for each statement when (pg_trigger_depth() = 0) execute function refuse_direct_write();
create or replace trigger refusals_append_only before update of at, day, room_id, reason, term, age_months, home_subdistrict_code on refusals
for each statement execute function refuse_direct_write();

-- Room, day and times of a slot never change.
create or replace function slot_times_fixed() returns trigger language plpgsql as $$
begin
  perform refuse('slot_times_fixed');
  return new;
end $$;

create or replace trigger slot_times_fixed before update on slots for each row
when ((old.room_id, old.day, old.starts_at, old.ends_at, old.flexible)
  is distinct from (new.room_id, new.day, new.starts_at, new.ends_at, new.flexible))
execute function slot_times_fixed();

-- Birth date and factor of a child stay while it has bookings to come, which were checked with them, and by which
-- even a claim past its time leaves the ledger.
create or replace function child_reckoned() returns trigger language plpgsql as $$
begin
  if exists (select from bookings where child_id = new.id and starts_at > app_now()
    and not ended(status)) then
    perform refuse('child_has_bookings');
  end if;
  return new;
end $$;

create or replace trigger child_reckoned before update of birth_date, care_factor_hundredths on children for each row
when (old.birth_date <> new.birth_date or old.care_factor_hundredths <> new.care_factor_hundredths)
execute function child_reckoned();

-- A break lies inside its shift.
create or replace function break_within_shift() returns trigger language plpgsql as $$
begin
  if not exists (select from roster_shifts s where s.id = new.shift_id
    and new.from_time >= s.from_time and new.to_time <= s.to_time) then
    perform refuse('roster_break_within_shift');
  end if;
  return new;
end $$;

create or replace trigger roster_breaks_within before insert or update on roster_breaks
for each row execute function break_within_shift();

-- Emptying a table would pass every trigger above. (The log's tables are in log.sql.)
do $$
declare
  guarded text;
begin
  foreach guarded in array array['bookings', 'capacity_ledger', 'slot_ledger', 'capacity_rules', 'allowance_balances',
    'allowance_entries', 'roster_shifts', 'roster_breaks', 'caregivers', 'policies', 'slots'] loop
    execute format('create or replace trigger %I before truncate on %I for each statement execute function refuse_direct_write()',
      guarded || '_not_emptied', guarded);
  end loop;
end $$;

-- Writes count on what others have committed since they began, and a snapshot taken earlier hides it: not only
-- claims, but whatever a limit, a term or an allowance follows from. So no table is written under a snapshot.
create or replace function needs_read_committed() returns trigger language plpgsql as $$
begin
  perform refuse('capacity_needs_read_committed');
  return null;
end $$;

do $$
declare
  guarded text;
begin
  for guarded in select relname from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') loop
    execute format($trigger$create or replace trigger %I before insert or update or delete on %I for each statement
      when (current_setting('transaction_isolation') in ('repeatable read', 'serializable'))
      execute function needs_read_committed()$trigger$, guarded || '_read_committed', guarded);
  end loop;
end $$;
