CREATE INDEX "shortfalls_soonest" ON "shortfalls" USING btree ("from_at") WHERE "shortfalls"."resolved_at" is null;--> statement-breakpoint
ALTER TABLE "caregivers" ADD CONSTRAINT "caregivers_unqualified" CHECK (not (coalesce("caregivers"."qualification", '') = 'none' and "caregivers"."counts_for_ratio"));--> statement-breakpoint
-- Whether somebody counts for the ratio on a day: a caregiver on the staff who counts, and whose yearly
-- check holds on that day where one is entered.
create function counts_on(c caregivers, p_day date) returns boolean language sql immutable parallel safe as $$
  select c.active and c.counts_for_ratio and c.kind = 'caregiver'
    and (c.qualified_until is null or c.qualified_until >= p_day)
$$;
--> statement-breakpoint
-- Caregivers on duty for the whole of each quarter hour of a day: on shift, not on a break, counting for
-- the ratio on that day. No row where there is none.
create or replace function caregivers_on_duty(p_room uuid, p_day date) returns table (at timestamptz, caregivers integer)
language sql stable as $$
  select wall at time zone 'Asia/Shanghai', count(*)::integer
  from roster_shifts s join caregivers c on c.id = s.caregiver_id
  cross join lateral generate_series(s.day + s.from_time, s.day + s.to_time - interval '15 minutes', interval '15 minutes') as wall
  where s.room_id = p_room and s.day = p_day and counts_on(c, p_day)
    and not exists (select from roster_breaks b
      where b.shift_id = s.id and wall >= s.day + b.from_time and wall < s.day + b.to_time)
  group by wall
$$;
--> statement-breakpoint
drop trigger caregiver_changed on caregivers;
--> statement-breakpoint
create trigger caregiver_changed after update of counts_for_ratio, active, kind, qualified_until on caregivers
for each row when ((old.counts_for_ratio, old.active, old.kind, old.qualified_until)
  is distinct from (new.counts_for_ratio, new.active, new.kind, new.qualified_until))
execute function caregiver_changed();
