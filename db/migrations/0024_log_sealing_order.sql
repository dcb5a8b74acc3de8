DROP INDEX "audit_entries_created";--> statement-breakpoint
CREATE INDEX "audit_entries_sealing" ON "audit_entries" USING btree ("created_at");