-- The free visits of a child follow its bookings.

-- The allowance in force for a home: what policy_in_force says of these three settings, without
-- merging the other forty.
create or replace function allowance_in_force(p_subdistrict text, p_day date, out amount smallint, out unit text, out period text)
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

-- Whether a child has no free visits for now: it may be the same as another, or the city wants a document.
create or replace function allowance_waits(c children) returns boolean language sql stable begin atomic
  select c.resembles is not null
    or c.identity_sealed is null and coalesce((select p.allowance_needs_document from policies p
      where p.level = 'city' and p.effective_from <= (app_now() at time zone 'Asia/Shanghai')::date and p.allowance_needs_document is not null
      order by p.effective_from desc limit 1), false);
end;

-- What a booking uses of the allowance is entered, and given back when it uses less.
create or replace function booking_allowance() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  change integer := new.allowance_used - case tg_op when 'UPDATE' then old.allowance_used else 0 end;
begin
  if change <> 0 then
    if change > 0 and (select allowance_waits(c) from children c where c.id = new.child_id) then
      perform refuse('allowance_not_below_zero');
    end if;
    insert into allowance_entries (child_id, period_from, kind, amount, booking_id)
    values (new.child_id,
      -- What a booking used goes back to where it was taken from.
      coalesce(case tg_op when 'UPDATE' then (select period_from from allowance_entries where booking_id = new.id limit 1) end,
        allowance_period(new.child_id, (select home_subdistrict_code from accounts where id = new.account_id), new.day)),
      case when change > 0 then 'use' else 'return' end, abs(change), new.id);
  end if;
  return null;
end $$;

create or replace trigger booking_allowance after insert or update of allowance_used, status on bookings
for each row execute function booking_allowance();

-- Every entry moves the balance it belongs to.
create or replace function allowance_entered() returns trigger language plpgsql as $$
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

create or replace trigger allowance_entered after insert on allowance_entries
for each row execute function allowance_entered();
create or replace trigger allowance_balances_guard before insert or update or delete on allowance_balances
for each statement when (pg_trigger_depth() = 0) execute function refuse_direct_write();
create or replace trigger allowance_use_guard before insert on allowance_entries
for each row when (pg_trigger_depth() = 0 and new.kind <> 'grant') execute function refuse_direct_write();
create or replace trigger allowance_entries_append_only before update or delete on allowance_entries
for each statement execute function refuse_direct_write();
