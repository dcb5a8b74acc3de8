ALTER TABLE "alarms" DROP CONSTRAINT "alarms_hour";--> statement-breakpoint
ALTER TABLE "alarms" ADD COLUMN "room_id" uuid;--> statement-breakpoint
ALTER TABLE "children" ADD COLUMN "identity_hash" text;--> statement-breakpoint
ALTER TABLE "children" ADD COLUMN "resembles" uuid;--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "allowance_needs_document" boolean;--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "families_by_desk" smallint;--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "families_by_staff" smallint;--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "desk_misses" smallint;--> statement-breakpoint
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "children" ADD CONSTRAINT "children_resembles_children_id_fk" FOREIGN KEY ("resembles") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alarms_room" ON "alarms" USING btree ("room_id");--> statement-breakpoint
CREATE UNIQUE INDEX "children_identity" ON "children" USING btree ("identity_hash");--> statement-breakpoint
CREATE INDEX "children_birth_date" ON "children" USING btree ("birth_date");--> statement-breakpoint
CREATE INDEX "children_resembles" ON "children" USING btree ("resembles");--> statement-breakpoint
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_hour" UNIQUE NULLS NOT DISTINCT("kind","room_id","hour");--> statement-breakpoint
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_of_room" CHECK (("alarms"."kind" = 'misses_at_desk') = ("alarms"."room_id" is not null));--> statement-breakpoint
ALTER TABLE "children" ADD CONSTRAINT "children_resembles_other" CHECK ("children"."resembles" <> "children"."id");--> statement-breakpoint
ALTER TABLE "children" ADD CONSTRAINT "children_identity_hash" CHECK ("children"."identity_hash" is null or "children"."identity_sealed" is not null);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_families_by_desk" CHECK ("policies"."families_by_desk" between 1 and 1000);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_families_by_staff" CHECK ("policies"."families_by_staff" between 1 and 1000);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_desk_misses" CHECK ("policies"."desk_misses" between 1 and 1000);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_families_by_desk_of_city" CHECK ("policies"."families_by_desk" is null or "policies"."level" = 'city');--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_allowance_needs_document_of_city" CHECK ("policies"."allowance_needs_document" is null or "policies"."level" = 'city');--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_families_by_staff_of_city" CHECK ("policies"."families_by_staff" is null or "policies"."level" = 'city');--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_desk_misses_of_city" CHECK ("policies"."desk_misses" is null or "policies"."level" = 'city');