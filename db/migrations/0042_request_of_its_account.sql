ALTER TABLE "booking_requests" ADD CONSTRAINT "booking_requests_of" UNIQUE("id","account_id");--> statement-breakpoint
ALTER TABLE "bookings" DROP CONSTRAINT "bookings_request_id_booking_requests_id_fk";
--> statement-breakpoint
DROP INDEX "bookings_request";--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_request_of_account" FOREIGN KEY ("request_id","account_id") REFERENCES "public"."booking_requests"("id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bookings_request" ON "bookings" USING btree ("request_id","account_id");
