ALTER TABLE "timetables" ADD COLUMN "shares_capacity" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
-- Those that run side by side were let do so when they were written; that was not kept.
update timetables t set shares_capacity = true
where exists (
  select from timetables other
  where other.room_id = t.room_id and other.id <> t.id and other.weekdays && t.weekdays
    and other.from_time < t.to_time and t.from_time < other.to_time
    and (other.valid_to is null or t.valid_from <= other.valid_to)
    and (t.valid_to is null or other.valid_from <= t.valid_to));
