-- No provider has sent any: whoever still needs a code or a link asks for another.
UPDATE "messages" SET "parameters" = "parameters" - 'code' - 'link' WHERE "kind" in ('sign_in_code', 'role_invited');--> statement-breakpoint
CREATE INDEX "messages_sealed" ON "messages" USING btree ("created_at") WHERE "messages"."parameters" ? 'sealed';--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_secret_sealed" CHECK ("messages"."kind" not in ('sign_in_code', 'role_invited') or not "messages"."parameters" ?| array['code', 'link']);--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_sent_forgotten" CHECK ("messages"."sent_at" is null or not "messages"."parameters" ? 'sealed');