CREATE TABLE "audit_seals" (
	"position" bigint PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_seals_entry_id_unique" UNIQUE("entry_id")
);
--> statement-breakpoint
CREATE TABLE "programme_targets" (
	"year" smallint PRIMARY KEY NOT NULL,
	"new_places" integer NOT NULL,
	"set_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "programme_targets_places" CHECK ("programme_targets"."new_places" between 1 and 1000000)
);
--> statement-breakpoint
CREATE TABLE "refusals" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"day" date NOT NULL,
	"room_id" uuid NOT NULL,
	"slot_id" uuid,
	"reason" text NOT NULL,
	"age_months" smallint,
	"home_subdistrict_code" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "resident_children" (
	"subdistrict_code" text NOT NULL,
	"from_day" date NOT NULL,
	"children" integer NOT NULL,
	"source" text,
	"entered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "resident_children_subdistrict_code_from_day_pk" PRIMARY KEY("subdistrict_code","from_day"),
	CONSTRAINT "resident_children_count" CHECK ("resident_children"."children" between 0 and 1000000)
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"role" text NOT NULL,
	"district_code" text,
	"subdistrict_code" text,
	"operator_id" uuid,
	"room_id" uuid,
	"invited_by" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"accepted_by" uuid,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "role_invitations_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "role_invitations_phone" CHECK ("role_invitations"."phone" ~ '^\+[1-9][0-9]{6,14}$'),
	CONSTRAINT "role_invitations_name" CHECK (char_length("role_invitations"."name") between 1 and 60),
	CONSTRAINT "role_invitations_scope" CHECK (("role_invitations"."role" = 'district_administrator') = ("role_invitations"."district_code" is not null)
        and ("role_invitations"."role" = 'subdistrict_administrator') = ("role_invitations"."subdistrict_code" is not null)
        and ("role_invitations"."role" = 'operator') = ("role_invitations"."operator_id" is not null)
        and ("role_invitations"."role" in ('room_manager', 'caregiver')) = ("role_invitations"."room_id" is not null)),
	CONSTRAINT "role_invitations_accepted" CHECK (("role_invitations"."accepted_at" is null) = ("role_invitations"."accepted_by" is null)),
	CONSTRAINT "role_invitations_ended_once" CHECK (("role_invitations"."accepted_at" is null or "role_invitations"."withdrawn_at" is null)
        and ("role_invitations"."withdrawn_by" is null or "role_invitations"."withdrawn_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "second_factors" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"secret_sealed" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roster_templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"name" text NOT NULL,
	"shifts" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "roster_templates_name" UNIQUE("room_id","name"),
	CONSTRAINT "roster_templates_name_length" CHECK (char_length("roster_templates"."name") between 1 and 40)
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "second_factor_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "origin" text;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "booked_by" uuid;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "override_reason" text;--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "noted_by" uuid;--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "planned_places_percent" smallint;--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "second_factor_from" text;--> statement-breakpoint
ALTER TABLE "room_pictures" ADD COLUMN "width" smallint DEFAULT 1200 NOT NULL;--> statement-breakpoint
ALTER TABLE "room_pictures" ADD COLUMN "height" smallint DEFAULT 800 NOT NULL;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "suspended_from" date;--> statement-breakpoint
ALTER TABLE "caregivers" ADD COLUMN "qualification" text;--> statement-breakpoint
ALTER TABLE "caregivers" ADD COLUMN "qualified_until" date;--> statement-breakpoint
ALTER TABLE "audit_seals" ADD CONSTRAINT "audit_seals_entry_id_audit_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."audit_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_targets" ADD CONSTRAINT "programme_targets_set_by_accounts_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refusals" ADD CONSTRAINT "refusals_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refusals" ADD CONSTRAINT "refusals_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refusals" ADD CONSTRAINT "refusals_home_subdistrict_code_subdistricts_code_fk" FOREIGN KEY ("home_subdistrict_code") REFERENCES "public"."subdistricts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resident_children" ADD CONSTRAINT "resident_children_subdistrict_code_subdistricts_code_fk" FOREIGN KEY ("subdistrict_code") REFERENCES "public"."subdistricts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resident_children" ADD CONSTRAINT "resident_children_entered_by_accounts_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_invitations" ADD CONSTRAINT "role_invitations_district_code_districts_code_fk" FOREIGN KEY ("district_code") REFERENCES "public"."districts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_invitations" ADD CONSTRAINT "role_invitations_subdistrict_code_subdistricts_code_fk" FOREIGN KEY ("subdistrict_code") REFERENCES "public"."subdistricts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_invitations" ADD CONSTRAINT "role_invitations_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_invitations" ADD CONSTRAINT "role_invitations_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_invitations" ADD CONSTRAINT "role_invitations_invited_by_accounts_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_invitations" ADD CONSTRAINT "role_invitations_accepted_by_accounts_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_invitations" ADD CONSTRAINT "role_invitations_withdrawn_by_accounts_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_templates" ADD CONSTRAINT "roster_templates_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "programme_targets_set_by" ON "programme_targets" USING btree ("set_by");--> statement-breakpoint
CREATE INDEX "refusals_room" ON "refusals" USING btree ("room_id","at");--> statement-breakpoint
CREATE INDEX "refusals_at" ON "refusals" USING btree ("at");--> statement-breakpoint
CREATE INDEX "refusals_slot" ON "refusals" USING btree ("slot_id");--> statement-breakpoint
CREATE INDEX "refusals_home" ON "refusals" USING btree ("home_subdistrict_code","at");--> statement-breakpoint
CREATE INDEX "resident_children_entered_by" ON "resident_children" USING btree ("entered_by");--> statement-breakpoint
CREATE INDEX "recovery_codes_account" ON "recovery_codes" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "role_invitations_district" ON "role_invitations" USING btree ("district_code");--> statement-breakpoint
CREATE INDEX "role_invitations_subdistrict" ON "role_invitations" USING btree ("subdistrict_code");--> statement-breakpoint
CREATE INDEX "role_invitations_operator" ON "role_invitations" USING btree ("operator_id");--> statement-breakpoint
CREATE INDEX "role_invitations_room" ON "role_invitations" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "role_invitations_invited_by" ON "role_invitations" USING btree ("invited_by");--> statement-breakpoint
CREATE INDEX "role_invitations_accepted_by" ON "role_invitations" USING btree ("accepted_by");--> statement-breakpoint
CREATE INDEX "role_invitations_withdrawn_by" ON "role_invitations" USING btree ("withdrawn_by");--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_booked_by_accounts_id_fk" FOREIGN KEY ("booked_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_noted_by_accounts_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bookings_booked_by" ON "bookings" USING btree ("booked_by") WHERE "bookings"."booked_by" is not null;--> statement-breakpoint
CREATE INDEX "consents_noted_by" ON "consents" USING btree ("noted_by");--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_override" CHECK ("bookings"."override_reason" is null
        or ("bookings"."booked_by" is not null and char_length("bookings"."override_reason") between 1 and 300));--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_planned_percent" CHECK ("policies"."planned_places_percent" between 1 and 100);--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_second_factor_of_city" CHECK ("policies"."second_factor_from" is null or "policies"."level" = 'city');