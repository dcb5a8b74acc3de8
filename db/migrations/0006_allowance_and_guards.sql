-- The allowance follows the bookings; what must not be written by hand is guarded.

-- The balance of a child on a day, made with its grant when first needed.
create function allowance_period(p_child uuid, p_home text, p_day date) returns date language plpgsql as $$
declare
  policy policies;
  starts date;
begin
  select period_from into starts from allowance_balances
  where child_id = p_child and p_day between period_from and period_to
  order by period_from desc limit 1;
  if found then return starts; end if;
  policy := policy_in_force(p_home, null, p_day);
  starts := date_trunc(policy.allowance_period, p_day::timestamp)::date;
  insert into allowance_balances (child_id, period_from, period_to, unit, granted)
  values (p_child, starts, (starts + ('1 ' || policy.allowance_period)::interval)::date - 1, policy.allowance_unit, 0)
  on conflict do nothing;
  if found then
    insert into allowance_entries (child_id, period_from, kind, amount)
    values (p_child, starts, 'grant', policy.allowance_amount);
  end if;
  return starts;
end $$;
--> statement-breakpoint
create function booking_allowance() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  change integer := new.allowance_used - case tg_op when 'UPDATE' then old.allowance_used else 0 end;
begin
  if change <> 0 then
    insert into allowance_entries (child_id, period_from, kind, amount, booking_id)
    values (new.child_id,
      -- What a booking used goes back to where it was taken from.
      coalesce(case tg_op when 'UPDATE' then (select period_from from allowance_entries where booking_id = new.id limit 1) end,
        allowance_period(new.child_id, (select home_subdistrict_code from accounts where id = new.account_id), new.day)),
      case when change > 0 then 'use' else 'return' end, abs(change), new.id);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger booking_allowance after insert or update of allowance_used, status on bookings
for each row execute function booking_allowance();
--> statement-breakpoint
create function allowance_entered() returns trigger language plpgsql as $$
begin
  update allowance_balances set
    granted = granted + case new.kind when 'grant' then new.amount else 0 end,
    used = used + case new.kind when 'use' then new.amount when 'return' then -new.amount else 0 end
  where child_id = new.child_id and period_from = new.period_from;
  if not found then
    perform refuse('allowance_period_unknown');
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger allowance_entered after insert on allowance_entries
for each row execute function allowance_entered();
--> statement-breakpoint
-- A cancelled or expired claim holds allowance only when it was cancelled too late.
alter table bookings add constraint bookings_expired_uses_nothing check (status <> 'expired' or allowance_used = 0);
--> statement-breakpoint
create function refuse_direct_write() returns trigger language plpgsql as $$
begin
  perform refuse(tg_table_name || '_kept_by_database');
  return null;
end $$;
--> statement-breakpoint
create trigger capacity_ledger_guard before insert or update or delete on capacity_ledger
for each statement when (pg_trigger_depth() = 0) execute function refuse_direct_write();
--> statement-breakpoint
create trigger slot_ledger_guard before insert or update or delete on slot_ledger
for each statement when (pg_trigger_depth() = 0) execute function refuse_direct_write();
--> statement-breakpoint
create trigger allowance_balances_guard before insert or update or delete on allowance_balances
for each statement when (pg_trigger_depth() = 0) execute function refuse_direct_write();
--> statement-breakpoint
create trigger allowance_use_guard before insert on allowance_entries
for each row when (pg_trigger_depth() = 0 and new.kind <> 'grant') execute function refuse_direct_write();
--> statement-breakpoint
create trigger allowance_entries_append_only before update or delete on allowance_entries
for each statement execute function refuse_direct_write();
--> statement-breakpoint
create trigger audit_entries_append_only before update or delete on audit_entries
for each statement execute function refuse_direct_write();
--> statement-breakpoint
create trigger capacity_rules_append_only before update or delete on capacity_rules
for each statement when (pg_trigger_depth() = 0) execute function refuse_direct_write();
--> statement-breakpoint
-- One caregiver is in one place at a time; breaks lie inside their shift.
alter table roster_shifts add constraint roster_caregiver_once exclude using gist
  (caregiver_id with =, tsrange(day + from_time, day + to_time) with &&);
--> statement-breakpoint
-- The checks of quarters look at the minutes.
alter table roster_shifts add constraint roster_shifts_no_seconds check
  (extract(second from from_time) = 0 and extract(second from to_time) = 0);
--> statement-breakpoint
alter table roster_breaks add constraint roster_breaks_no_seconds check
  (extract(second from from_time) = 0 and extract(second from to_time) = 0);
--> statement-breakpoint
create function break_within_shift() returns trigger language plpgsql as $$
begin
  if not exists (select from roster_shifts s where s.id = new.shift_id
    and new.from_time >= s.from_time and new.to_time <= s.to_time) then
    perform refuse('roster_break_within_shift');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger roster_breaks_within before insert or update on roster_breaks
for each row execute function break_within_shift();
--> statement-breakpoint
-- What bookings were reckoned by stays while they are to come.
create function child_reckoned() returns trigger language plpgsql as $$
begin
  if exists (select from bookings where child_id = new.id and starts_at > app_now()
    and status not in ('cancelled', 'expired')) then
    perform refuse('child_has_bookings');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger child_reckoned before update of birth_date, care_factor_hundredths on children for each row
when (old.birth_date <> new.birth_date or old.care_factor_hundredths <> new.care_factor_hundredths)
execute function child_reckoned();
--> statement-breakpoint
create function slot_times_fixed() returns trigger language plpgsql as $$
begin
  perform refuse('slot_times_fixed');
  return new;
end $$;
--> statement-breakpoint
create trigger slot_times_fixed before update on slots for each row
when ((old.room_id, old.day, old.starts_at, old.ends_at, old.flexible)
  is distinct from (new.room_id, new.day, new.starts_at, new.ends_at, new.flexible))
execute function slot_times_fixed();

--> statement-breakpoint
-- Emptying a table would pass every trigger above.
do $$
declare
  guarded text;
begin
  foreach guarded in array array['bookings', 'capacity_ledger', 'slot_ledger', 'capacity_rules', 'allowance_balances',
    'allowance_entries', 'audit_entries', 'roster_shifts', 'roster_breaks', 'caregivers', 'policies', 'slots'] loop
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_direct_write()',
      guarded || '_not_emptied', guarded);
  end loop;
end $$;
