ALTER TABLE "children" ADD COLUMN "identity_hash" text;--> statement-breakpoint
ALTER TABLE "children" ADD COLUMN "resembles" uuid;--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "allowance_needs_document" boolean;--> statement-breakpoint
ALTER TABLE "children" ADD CONSTRAINT "children_resembles_children_id_fk" FOREIGN KEY ("resembles") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "children_identity" ON "children" USING btree ("identity_hash");--> statement-breakpoint
CREATE INDEX "children_birth_date" ON "children" USING btree ("birth_date");--> statement-breakpoint
CREATE INDEX "children_resembles" ON "children" USING btree ("resembles");--> statement-breakpoint
ALTER TABLE "children" ADD CONSTRAINT "children_resembles_other" CHECK ("children"."resembles" <> "children"."id");--> statement-breakpoint
ALTER TABLE "children" ADD CONSTRAINT "children_identity_hash" CHECK ("children"."identity_hash" is null or "children"."identity_sealed" is not null);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_allowance_needs_document_of_city" CHECK ("policies"."allowance_needs_document" is null or "policies"."level" = 'city');