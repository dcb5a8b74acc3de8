ALTER TABLE "refusals" ADD COLUMN "term" text;--> statement-breakpoint
drop trigger refusals_append_only on refusals;
--> statement-breakpoint
create trigger refusals_append_only before update of at, day, room_id, reason, term, age_months, home_subdistrict_code on refusals
for each statement execute function refuse_direct_write();
