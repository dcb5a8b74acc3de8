CREATE TABLE "guardian_invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"child_id" uuid NOT NULL,
	"phone" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "guardian_invitations_phone" CHECK ("guardian_invitations"."phone" ~ '^\+[1-9][0-9]{6,14}$'),
	CONSTRAINT "guardian_invitations_answered" CHECK (("guardian_invitations"."answer" is null) = ("guardian_invitations"."answered_at" is null)
        and ("guardian_invitations"."answer" is null) = ("guardian_invitations"."answered_by" is null))
);
--> statement-breakpoint
ALTER TABLE "rate_limits" ALTER COLUMN "expire" SET DATA TYPE timestamp with time zone USING to_timestamp("expire" / 1000.0);--> statement-breakpoint
ALTER TABLE "sign_in_codes" ADD COLUMN "message_id" uuid;--> statement-breakpoint
ALTER TABLE "guardian_invitations" ADD CONSTRAINT "guardian_invitations_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian_invitations" ADD CONSTRAINT "guardian_invitations_invited_by_accounts_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian_invitations" ADD CONSTRAINT "guardian_invitations_answered_by_accounts_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "guardian_invitations_child" ON "guardian_invitations" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "guardian_invitations_phone" ON "guardian_invitations" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "guardian_invitations_invited_by" ON "guardian_invitations" USING btree ("invited_by");--> statement-breakpoint
CREATE INDEX "guardian_invitations_answered_by" ON "guardian_invitations" USING btree ("answered_by");--> statement-breakpoint
CREATE UNIQUE INDEX "guardian_invitations_open" ON "guardian_invitations" USING btree ("child_id","phone") WHERE "guardian_invitations"."answer" is null;--> statement-breakpoint
ALTER TABLE "sign_in_codes" ADD CONSTRAINT "sign_in_codes_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sign_in_codes_message" ON "sign_in_codes" USING btree ("message_id");