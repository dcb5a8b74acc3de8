-- How long a place is held, and how many at once: the city's defaults where it has none yet. No limit of a
-- room depends on them, so the rooms are left in peace.
alter table policies disable trigger policies_updated;
--> statement-breakpoint
update policies set hold_minutes = coalesce(hold_minutes, 5), family_holds = coalesce(family_holds, 1)
where level = 'city' and effective_from = (select min(effective_from) from policies where level = 'city');
--> statement-breakpoint
alter table policies enable trigger policies_updated;
