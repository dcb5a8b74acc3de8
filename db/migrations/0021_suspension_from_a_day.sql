-- A room suspended from a day on takes nobody from that day: its licensed places count as 0 then, as
-- they do while it is not open at all.
create function places_by_licence(room rooms, p_day date) returns smallint language sql immutable as $$
  select case when room.status = 'open' and (room.suspended_from is null or p_day < room.suspended_from)
    then room.licensed_places else 0 end::smallint
$$;
--> statement-breakpoint
create or replace function refresh_capacity(p_room uuid, p_from date, p_to date) returns void
language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  room rooms;
  days capacity_day[];
  one capacity_day;
  begins constant timestamptz := shanghai(p_from, '00:00');
  ends constant timestamptz := shanghai(p_to + 1, '00:00');
begin
  perform need_read_committed();
  select * into room from rooms where id = p_room for no key update;
  perform 1 from capacity_ledger where room_id = p_room and at >= begins and at < ends order by at for update;
  -- A statement of its own: the next ones must see the rule sets it stores.
  days := array(
    select (d.day, rules_for(d.policy), (d.policy).area_per_child_dm2, (d.policy).slot_cap)::capacity_day
    from (select day, policy_in_force(room.subdistrict_code, p_room, day) as policy
      from (select distinct (at at time zone 'Asia/Shanghai')::date as day from capacity_ledger
        where room_id = p_room and at >= begins and at < ends) as used offset 0) as d);

  -- Day by day: one statement for all would compare every quarter hour with every other.
  foreach one in array days loop
    perform refresh_rules(p_room, one);
    update capacity_ledger l
    set licensed_places = f.licensed_places, area_places = f.area_places, caregivers = f.caregivers
    from (
      select q.at, places_by_licence(room, one.day) as licensed_places,
        case when room.play_area_dm2 is not null then least(room.play_area_dm2 / one.area_per_child, 32767) end::smallint as area_places,
        coalesce(duty.caregivers, 0)::smallint as caregivers
      from capacity_ledger q left join caregivers_on_duty(p_room, one.day) as duty on duty.at = q.at
      where q.room_id = p_room and q.at >= shanghai(one.day, '00:00') and q.at < shanghai(one.day + 1, '00:00') offset 0
    ) as f
    where l.room_id = p_room and l.at = f.at
      and (l.licensed_places, l.area_places, l.caregivers) is distinct from (f.licensed_places, f.area_places, f.caregivers);
  end loop;

  update slot_ledger sl set cap = case s.status when 'closed' then 0 else coalesce(s.cap, d.slot_cap) end
  from slots s join unnest(days) as d on d.day = s.day
  where sl.slot_id = s.id and s.room_id = p_room and s.starts_at >= begins and s.starts_at < ends
    and sl.cap <> case s.status when 'closed' then 0 else coalesce(s.cap, d.slot_cap) end;

  perform refresh_shortfalls(p_room, p_from, p_to);
end $$;
--> statement-breakpoint
drop trigger room_changed on rooms;
--> statement-breakpoint
create trigger room_changed after update of licensed_places, play_area_dm2, status, suspended_from, subdistrict_code on rooms
for each row execute function room_changed();
