ALTER TABLE "policies" DROP CONSTRAINT "policies_area";--> statement-breakpoint
ALTER TABLE "policies" DROP CONSTRAINT "policies_group";--> statement-breakpoint
ALTER TABLE "policies" DROP CONSTRAINT "policies_holds";--> statement-breakpoint
ALTER TABLE "policies" DROP CONSTRAINT "policies_planned_percent";--> statement-breakpoint
ALTER TABLE "policies" DROP CONSTRAINT "policies_ages";--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_area_per_child_dm2" CHECK ("policies"."area_per_child_dm2" between 50 and 5000);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_largest_group" CHECK ("policies"."largest_group" between 1 and 500);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_age_from_months" CHECK ("policies"."age_from_months" between 0 and 143);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_age_to_months" CHECK ("policies"."age_to_months" between 1 and 144);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_slot_cap" CHECK ("policies"."slot_cap" between 1 and 500);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_slot_min_minutes" CHECK ("policies"."slot_min_minutes" between 30 and 600);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_slot_max_minutes" CHECK ("policies"."slot_max_minutes" between 30 and 600);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_allowance_amount" CHECK ("policies"."allowance_amount" between 1 and 10000);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_price_ceiling_fen_per_hour" CHECK ("policies"."price_ceiling_fen_per_hour" between 0 and 100000);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_release_days_ahead" CHECK ("policies"."release_days_ahead" between 1 and 90);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_booking_closes_working_days" CHECK ("policies"."booking_closes_working_days" between 0 and 10);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_same_day_reserve" CHECK ("policies"."same_day_reserve" between 0 and 50);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_same_day_reserve_from_places" CHECK ("policies"."same_day_reserve_from_places" between 1 and 500);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_same_day_closes_minutes" CHECK ("policies"."same_day_closes_minutes" between 0 and 720);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_residents_reserve" CHECK ("policies"."residents_reserve" between 0 and 500);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_residents_until_days" CHECK ("policies"."residents_until_days" between 0 and 60);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_cancel_working_days" CHECK ("policies"."cancel_working_days" between 0 and 10);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_mark_missed" CHECK ("policies"."mark_missed" between 0 and 10);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_mark_late_cancellation" CHECK ("policies"."mark_late_cancellation" between 0 and 10);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_mark_late_collection" CHECK ("policies"."mark_late_collection" between 0 and 10);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_marks_limit" CHECK ("policies"."marks_limit" between 1 and 100);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_marks_window_days" CHECK ("policies"."marks_window_days" between 1 and 730);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_suspension_days" CHECK ("policies"."suspension_days" between 0 and 365);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_child_open_bookings" CHECK ("policies"."child_open_bookings" between 1 and 100);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_child_month_bookings" CHECK ("policies"."child_month_bookings" between 1 and 100);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_hold_minutes" CHECK ("policies"."hold_minutes" between 1 and 30);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_family_holds" CHECK ("policies"."family_holds" between 0 and 5);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_fever_tenths" CHECK ("policies"."fever_tenths" between 370 and 400);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_planned_places_percent" CHECK ("policies"."planned_places_percent" between 1 and 100);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_ages" CHECK ("policies"."age_to_months" > "policies"."age_from_months");