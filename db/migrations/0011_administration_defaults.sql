-- Settings that came with the administration get the city's defaults where a city has none yet. No limit
-- depends on them, so the rooms are left in peace.
alter table policies disable trigger policies_updated;
--> statement-breakpoint
update policies set planned_places_percent = coalesce(planned_places_percent, 15),
  second_factor_from = coalesce(second_factor_from, 'subdistrict_administrator')
where level = 'city' and effective_from = (select min(effective_from) from policies where level = 'city');
--> statement-breakpoint
alter table policies enable trigger policies_updated;
--> statement-breakpoint
create trigger audit_seals_append_only before update or delete on audit_seals
for each statement execute function refuse_direct_write();
--> statement-breakpoint
create trigger audit_seals_not_emptied before truncate on audit_seals
for each statement execute function refuse_direct_write();
--> statement-breakpoint
create trigger refusals_append_only before update of at, day, room_id, reason, age_months, home_subdistrict_code on refusals
for each statement execute function refuse_direct_write();
