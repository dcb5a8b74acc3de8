CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_action" ON "audit_entries" USING btree ("action","at") WHERE "audit_entries"."action" <> 'book-slot';--> statement-breakpoint
CREATE INDEX "audit_entries_reason" ON "audit_entries" USING btree ("at") WHERE "audit_entries"."reason" is not null;--> statement-breakpoint
CREATE INDEX "audit_entries_created" ON "audit_entries" USING brin ("created_at");