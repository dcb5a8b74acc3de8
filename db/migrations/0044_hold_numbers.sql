CREATE TABLE "alarms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "alarms_hour" UNIQUE("kind","hour")
);
--> statement-breakpoint
CREATE TABLE "number_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"phone" text NOT NULL,
	"identity_check" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"takes_effect_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "number_changes_phone" CHECK ("number_changes"."phone" ~ '^\+[1-9][0-9]{6,14}$'),
	CONSTRAINT "number_changes_ended" CHECK (("number_changes"."state" = 'waiting') = ("number_changes"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "turns" (
	"key" text PRIMARY KEY NOT NULL,
	"taken" integer NOT NULL,
	"free_at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "browser" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sign_in_codes" ADD COLUMN "purpose" text DEFAULT 'sign_in' NOT NULL;--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "codes_an_hour" integer;--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "texted_countries" text;--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "askings_to_number" smallint;--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "askings_by_sender" smallint;--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "number_change_days" smallint;--> statement-breakpoint
ALTER TABLE "number_changes" ADD CONSTRAINT "number_changes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_changes" ADD CONSTRAINT "number_changes_asked_by_accounts_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "number_changes_waiting" ON "number_changes" USING btree ("account_id") WHERE "number_changes"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "number_changes_account" ON "number_changes" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "number_changes_asked_by" ON "number_changes" USING btree ("asked_by");--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_codes_an_hour" CHECK ("policies"."codes_an_hour" between 10 and 1000000);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_askings_to_number" CHECK ("policies"."askings_to_number" between 1 and 100);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_askings_by_sender" CHECK ("policies"."askings_by_sender" between 1 and 1000);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_number_change_days" CHECK ("policies"."number_change_days" between 1 and 30);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_codes_an_hour_of_city" CHECK ("policies"."codes_an_hour" is null or "policies"."level" = 'city');--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_texted_countries_of_city" CHECK ("policies"."texted_countries" is null or "policies"."level" = 'city');--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_askings_to_number_of_city" CHECK ("policies"."askings_to_number" is null or "policies"."level" = 'city');--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_askings_by_sender_of_city" CHECK ("policies"."askings_by_sender" is null or "policies"."level" = 'city');--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_number_change_days_of_city" CHECK ("policies"."number_change_days" is null or "policies"."level" = 'city');