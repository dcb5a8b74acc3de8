-- A preview does a change and undoes it. For a whole city that would hold every room for many seconds,
-- so it goes by a few rooms at a time, each in a transaction of its own. Which rooms is said by the
-- setting baobaowu.preview_rooms; a transaction that used it cannot be committed.
create function preview_rooms() returns uuid[] language sql stable as $$
  select nullif(current_setting('baobaowu.preview_rooms', true), '')::uuid[]
$$;
--> statement-breakpoint
create function refuse_preview() returns trigger language plpgsql as $$
begin
  perform refuse('preview_cannot_be_saved');
  return null;
end $$;
--> statement-breakpoint
create constraint trigger policies_previewed after insert or update or delete on policies
deferrable initially deferred for each row when (coalesce(current_setting('baobaowu.preview_rooms', true), '') <> '')
execute function refuse_preview();
--> statement-breakpoint
create constraint trigger calendar_days_previewed after insert or update or delete on calendar_days
deferrable initially deferred for each row when (coalesce(current_setting('baobaowu.preview_rooms', true), '') <> '')
execute function refuse_preview();
--> statement-breakpoint
-- A policy reaches every room below its level, from the day it takes effect.
create or replace function policies_changed() returns trigger language plpgsql as $$
declare
  touched record;
  policies_touched policies[];
  only_rooms constant uuid[] := preview_rooms();
begin
  if tg_op = 'UPDATE' then
    select array_agg(p) into policies_touched from (select * from before union all select * from changed) as p;
  else
    select array_agg(p) into policies_touched from changed as p;
  end if;
  if exists (select from unnest(policies_touched) as p where p.level <> 'room') then
    perform pg_advisory_xact_lock(hashtext('baobaowu policies'));
  end if;
  for touched in
    select r.id, min(p.effective_from) as from_day
    from unnest(policies_touched) as p
    join rooms r on p.level = 'city' or r.id = p.room_id or r.subdistrict_code = p.subdistrict_code
      or p.district_code = (select district_code from subdistricts s where s.code = r.subdistrict_code)
    where only_rooms is null or r.id = any (only_rooms)
    group by r.id order by r.id
  loop
    perform 1 from rooms where id = touched.id for no key update;
    update slots set room_id = room_id
    where room_id = touched.id and day >= touched.from_day and starts_at > app_now();
    perform refresh_from(touched.id, touched.from_day);
  end loop;
  return null;
end $$;
--> statement-breakpoint
-- A calendar day moves the deadlines of the slots that count working days back to it.
create or replace function calendar_changed() returns trigger language plpgsql as $$
begin
  update slots set room_id = room_id
  where starts_at > app_now() and day between (select min(day) from changed) and (select max(day) + 21 from changed)
    and (preview_rooms() is null or room_id = any (preview_rooms()));
  return null;
end $$;
