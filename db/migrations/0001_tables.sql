CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"phone" text NOT NULL,
	"name" text,
	"language" text DEFAULT 'zh' NOT NULL,
	"home_subdistrict_code" text,
	"password_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_phone_unique" UNIQUE("phone"),
	CONSTRAINT "accounts_phone" CHECK ("accounts"."phone" ~ '^\+[1-9][0-9]{6,14}$'),
	CONSTRAINT "accounts_name" CHECK (char_length("accounts"."name") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"district_code" text,
	"subdistrict_code" text,
	"operator_id" uuid,
	"room_id" uuid,
	"granted_by" uuid,
	"removed_at" timestamp with time zone,
	"removed_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "roles_scope" CHECK (("roles"."role" = 'district_administrator') = ("roles"."district_code" is not null)
        and ("roles"."role" = 'subdistrict_administrator') = ("roles"."subdistrict_code" is not null)
        and ("roles"."role" = 'operator') = ("roles"."operator_id" is not null)
        and ("roles"."role" in ('room_manager', 'caregiver')) = ("roles"."room_id" is not null)),
	CONSTRAINT "roles_removed" CHECK ("roles"."removed_by" is null or "roles"."removed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"phone" text NOT NULL,
	"code_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sign_in_codes_tries" CHECK ("sign_in_codes"."tries" between 0 and 5)
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"actor_kind" text NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"room_id" uuid,
	"child_id" uuid,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "booking_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"key" uuid NOT NULL,
	"fingerprint" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "booking_requests_once" UNIQUE("account_id","key")
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid,
	"slot_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"status" text NOT NULL,
	"day" date NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"age_months" smallint NOT NULL,
	"care_factor_hundredths" smallint NOT NULL,
	"resident" boolean NOT NULL,
	"same_day" boolean NOT NULL,
	"allowance_used" integer DEFAULT 0 NOT NULL,
	"price_fen" integer,
	"cancel_until" timestamp with time zone NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancelled_by" uuid,
	"cancel_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bookings_times" CHECK ("bookings"."ends_at" > "bookings"."starts_at"),
	CONSTRAINT "bookings_expiry" CHECK ("bookings"."status" not in ('held', 'offered') or "bookings"."expires_at" is not null),
	CONSTRAINT "bookings_cancelled" CHECK (("bookings"."status" = 'cancelled') = ("bookings"."cancelled_at" is not null)
        and ("bookings"."cancelled_at" is not null or "bookings"."cancelled_by" is null)),
	CONSTRAINT "bookings_money" CHECK ("bookings"."price_fen" >= 0 and "bookings"."allowance_used" >= 0)
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"day" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name_zh" text,
	"name_en" text,
	"official" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "capacity_ledger" (
	"room_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"rules_id" bigint NOT NULL,
	"licensed_places" smallint NOT NULL,
	"area_places" smallint,
	"caregivers" smallint NOT NULL,
	"heads" smallint DEFAULT 0 NOT NULL,
	"band_heads" smallint[] NOT NULL,
	"band_load" integer[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "capacity_ledger_room_id_at_pk" PRIMARY KEY("room_id","at"),
	CONSTRAINT "capacity_ledger_heads" CHECK ("capacity_ledger"."heads" >= 0)
);
--> statement-breakpoint
CREATE TABLE "capacity_rules" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "capacity_rules_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"fingerprint" text NOT NULL,
	"mixed_policy" text NOT NULL,
	"fixed_ratio" smallint NOT NULL,
	"min_caregivers" smallint NOT NULL,
	"area_per_child_dm2" integer NOT NULL,
	"largest_group" smallint NOT NULL,
	"band_from" smallint[] NOT NULL,
	"band_to" smallint[] NOT NULL,
	"band_ratio" smallint[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "capacity_rules_fingerprint_unique" UNIQUE("fingerprint")
);
--> statement-breakpoint
CREATE TABLE "shortfalls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"slot_id" uuid,
	"day" date NOT NULL,
	"term" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"short_by" smallint NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shortfalls_short_by" CHECK ("shortfalls"."short_by" > 0)
);
--> statement-breakpoint
CREATE TABLE "districts" (
	"code" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subdistricts" (
	"code" text PRIMARY KEY NOT NULL,
	"district_code" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "allowance_balances" (
	"child_id" uuid NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"unit" text NOT NULL,
	"granted" integer NOT NULL,
	"used" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "allowance_balances_child_id_period_from_pk" PRIMARY KEY("child_id","period_from"),
	CONSTRAINT "allowance_not_below_zero" CHECK ("allowance_balances"."used" >= 0 and "allowance_balances"."used" <= "allowance_balances"."granted"),
	CONSTRAINT "allowance_period" CHECK ("allowance_balances"."period_to" >= "allowance_balances"."period_from")
);
--> statement-breakpoint
CREATE TABLE "allowance_entries" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"child_id" uuid NOT NULL,
	"period_from" date NOT NULL,
	"kind" text NOT NULL,
	"amount" integer NOT NULL,
	"booking_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "allowance_entries_amount" CHECK ("allowance_entries"."amount" > 0),
	CONSTRAINT "allowance_entries_booking_known" CHECK (("allowance_entries"."kind" = 'grant') = ("allowance_entries"."booking_id" is null))
);
--> statement-breakpoint
CREATE TABLE "children" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"birth_date" date NOT NULL,
	"identity_kind" text,
	"identity_country" text,
	"identity_sealed" text,
	"allergies" text,
	"notes" text,
	"care_factor_hundredths" smallint DEFAULT 100 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "children_name" CHECK (char_length("children"."name") between 1 and 60),
	CONSTRAINT "children_factor" CHECK ("children"."care_factor_hundredths" between 100 and 1000),
	CONSTRAINT "children_identity" CHECK (("children"."identity_kind" is null) = ("children"."identity_sealed" is null)),
	CONSTRAINT "children_texts" CHECK (char_length("children"."allergies") <= 500 and char_length("children"."notes") <= 500)
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"rule_version" text NOT NULL,
	"decision" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "guardians" (
	"account_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "guardians_account_id_child_id_pk" PRIMARY KEY("account_id","child_id")
);
--> statement-breakpoint
CREATE TABLE "marks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"child_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"points" smallint NOT NULL,
	"marked_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "marks_points" CHECK ("marks"."points" > 0)
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"phone" text NOT NULL,
	"language" text NOT NULL,
	"kind" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "messages_phone" CHECK ("messages"."phone" ~ '^\+[1-9][0-9]{6,14}$')
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"district_code" text,
	"subdistrict_code" text,
	"room_id" uuid,
	"effective_from" date NOT NULL,
	"reason" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"mixed_policy" text,
	"fixed_ratio" smallint,
	"min_caregivers" smallint,
	"age_bands" jsonb,
	"area_per_child_dm2" integer,
	"largest_group" smallint,
	"age_from_months" smallint,
	"age_to_months" smallint,
	"slot_cap" smallint,
	"slot_min_minutes" smallint,
	"slot_max_minutes" smallint,
	"allowance_amount" smallint,
	"allowance_unit" text,
	"allowance_period" text,
	"price_ceiling_fen_per_hour" integer,
	"release_days_ahead" smallint,
	"release_time" time(0),
	"booking_closes_working_days" smallint,
	"booking_closes_time" time(0),
	"same_day_reserve" smallint,
	"same_day_reserve_from_places" smallint,
	"same_day_closes_minutes" smallint,
	"residents_reserve" smallint,
	"residents_until_days" smallint,
	"cancel_working_days" smallint,
	"cancel_time" time(0),
	"mark_missed" smallint,
	"mark_late_cancellation" smallint,
	"mark_late_collection" smallint,
	"marks_limit" smallint,
	"marks_window_days" smallint,
	"suspension_days" smallint,
	"child_open_bookings" smallint,
	"child_month_bookings" smallint,
	"fever_tenths" smallint,
	"open_on_makeup_days" boolean,
	"identity_required" boolean,
	CONSTRAINT "policies_target" UNIQUE NULLS NOT DISTINCT("level","district_code","subdistrict_code","room_id","effective_from"),
	CONSTRAINT "policies_level" CHECK (("policies"."level" = 'district') = ("policies"."district_code" is not null)
        and ("policies"."level" = 'subdistrict') = ("policies"."subdistrict_code" is not null)
        and ("policies"."level" = 'room') = ("policies"."room_id" is not null)),
	CONSTRAINT "policies_fixed_ratio" CHECK ("policies"."fixed_ratio" between 1 and 20),
	CONSTRAINT "policies_min_caregivers" CHECK ("policies"."min_caregivers" between 0 and 50),
	CONSTRAINT "policies_area" CHECK ("policies"."area_per_child_dm2" > 0),
	CONSTRAINT "policies_group" CHECK ("policies"."largest_group" between 1 and 500 and "policies"."slot_cap" between 1 and 500),
	CONSTRAINT "policies_ages" CHECK ("policies"."age_from_months" >= 0 and "policies"."age_to_months" > "policies"."age_from_months")
);
--> statement-breakpoint
CREATE TABLE "rule_presets" (
	"code" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"source" text NOT NULL,
	"mixed_policy" text,
	"fixed_ratio" smallint,
	"min_caregivers" smallint,
	"age_bands" jsonb,
	"area_per_child_dm2" integer,
	"largest_group" smallint,
	"age_from_months" smallint,
	"age_to_months" smallint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operators" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "operators_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "room_pictures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"path" text NOT NULL,
	"alt_zh" text NOT NULL,
	"alt_en" text NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"subdistrict_code" text NOT NULL,
	"operator_id" uuid,
	"name_zh" text NOT NULL,
	"name_en" text,
	"address" text,
	"latitude" double precision,
	"longitude" double precision,
	"floor_area_dm2" integer,
	"play_area_dm2" integer,
	"licensed_places" smallint NOT NULL,
	"planned_places" smallint,
	"contact_phone" text,
	"price_fen_per_hour" integer,
	"opened_on" date,
	"status" text DEFAULT 'draft' NOT NULL,
	"status_reason" text,
	"origin" text DEFAULT 'registered' NOT NULL,
	"example_slots" boolean DEFAULT false NOT NULL,
	"source" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rooms_code_unique" UNIQUE("code"),
	CONSTRAINT "rooms_licensed_places" CHECK ("rooms"."licensed_places" between 0 and 500),
	CONSTRAINT "rooms_areas" CHECK ("rooms"."floor_area_dm2" > 0 and "rooms"."play_area_dm2" > 0),
	CONSTRAINT "rooms_price" CHECK ("rooms"."price_fen_per_hour" >= 0),
	CONSTRAINT "rooms_coordinates" CHECK (("rooms"."latitude" is null) = ("rooms"."longitude" is null)),
	CONSTRAINT "rooms_name" CHECK (char_length("rooms"."name_zh") between 1 and 80)
);
--> statement-breakpoint
CREATE TABLE "caregivers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"counts_for_ratio" boolean NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "caregivers_counts" CHECK (not ("caregivers"."kind" = 'health_worker' and "caregivers"."counts_for_ratio")),
	CONSTRAINT "caregivers_name" CHECK (char_length("caregivers"."name") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "roster_breaks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shift_id" uuid NOT NULL,
	"from_time" time(0) NOT NULL,
	"to_time" time(0) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "roster_breaks_times" CHECK ("roster_breaks"."to_time" > "roster_breaks"."from_time"),
	CONSTRAINT "roster_breaks_quarters" CHECK (extract(minute from "roster_breaks"."from_time")::int % 15 = 0 and extract(minute from "roster_breaks"."to_time")::int % 15 = 0)
);
--> statement-breakpoint
CREATE TABLE "roster_shifts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"caregiver_id" uuid NOT NULL,
	"day" date NOT NULL,
	"from_time" time(0) NOT NULL,
	"to_time" time(0) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "roster_shifts_times" CHECK ("roster_shifts"."to_time" > "roster_shifts"."from_time"),
	CONSTRAINT "roster_shifts_quarters" CHECK (extract(minute from "roster_shifts"."from_time")::int % 15 = 0 and extract(minute from "roster_shifts"."to_time")::int % 15 = 0)
);
--> statement-breakpoint
CREATE TABLE "slot_ledger" (
	"slot_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"cap" smallint NOT NULL,
	"heads" smallint DEFAULT 0 NOT NULL,
	"resident_heads" smallint DEFAULT 0 NOT NULL,
	"same_day_heads" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "slot_ledger_slot_id_starts_at_pk" PRIMARY KEY("slot_id","starts_at"),
	CONSTRAINT "slot_ledger_heads" CHECK ("slot_ledger"."heads" >= 0 and "slot_ledger"."resident_heads" between 0 and "slot_ledger"."heads" and "slot_ledger"."same_day_heads" between 0 and "slot_ledger"."heads")
);
--> statement-breakpoint
CREATE TABLE "slots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"timetable_id" uuid,
	"day" date NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"age_from_months" smallint NOT NULL,
	"age_to_months" smallint NOT NULL,
	"cap" smallint,
	"flexible" boolean DEFAULT false NOT NULL,
	"min_minutes" smallint DEFAULT 60 NOT NULL,
	"price_fen_per_hour" integer,
	"status" text DEFAULT 'open' NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"closed_reason" text,
	"released_at" timestamp with time zone NOT NULL,
	"booking_closes_at" timestamp with time zone NOT NULL,
	"same_day_from" timestamp with time zone NOT NULL,
	"same_day_closes_at" timestamp with time zone NOT NULL,
	"cancel_until" timestamp with time zone NOT NULL,
	"same_day_reserve" smallint NOT NULL,
	"residents_reserve" smallint NOT NULL,
	"residents_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "slots_times" CHECK ("slots"."ends_at" > "slots"."starts_at"),
	CONSTRAINT "slots_cap" CHECK ("slots"."cap" between 0 and 500),
	CONSTRAINT "slots_ages" CHECK ("slots"."age_from_months" >= 0 and "slots"."age_to_months" > "slots"."age_from_months"),
	CONSTRAINT "slots_within_day" CHECK (("slots"."starts_at" at time zone 'Asia/Shanghai')::date = "slots"."day"
        and (("slots"."ends_at" - interval '1 second') at time zone 'Asia/Shanghai')::date = "slots"."day"),
	CONSTRAINT "slots_quarters" CHECK (extract(epoch from "slots"."starts_at")::bigint % 900 = 0 and extract(epoch from "slots"."ends_at")::bigint % 900 = 0),
	CONSTRAINT "slots_closed" CHECK (("slots"."status" = 'closed') = ("slots"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "timetables" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"weekdays" smallint[] NOT NULL,
	"from_time" time(0) NOT NULL,
	"to_time" time(0) NOT NULL,
	"age_from_months" smallint,
	"age_to_months" smallint,
	"cap" smallint,
	"flexible" boolean DEFAULT false NOT NULL,
	"price_fen_per_hour" integer,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "timetables_times" CHECK ("timetables"."to_time" > "timetables"."from_time"),
	CONSTRAINT "timetables_weekdays" CHECK (cardinality("timetables"."weekdays") > 0 and "timetables"."weekdays" <@ array[1,2,3,4,5,6,7]::smallint[]),
	CONSTRAINT "timetables_validity" CHECK ("timetables"."valid_to" >= "timetables"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_home_subdistrict_code_subdistricts_code_fk" FOREIGN KEY ("home_subdistrict_code") REFERENCES "public"."subdistricts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_district_code_districts_code_fk" FOREIGN KEY ("district_code") REFERENCES "public"."districts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_subdistrict_code_subdistricts_code_fk" FOREIGN KEY ("subdistrict_code") REFERENCES "public"."subdistricts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_granted_by_accounts_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_removed_by_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_actor_id_accounts_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_requests" ADD CONSTRAINT "booking_requests_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_request_id_booking_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."booking_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_cancelled_by_accounts_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_ledger" ADD CONSTRAINT "capacity_ledger_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_ledger" ADD CONSTRAINT "capacity_ledger_rules_id_capacity_rules_id_fk" FOREIGN KEY ("rules_id") REFERENCES "public"."capacity_rules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortfalls" ADD CONSTRAINT "shortfalls_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortfalls" ADD CONSTRAINT "shortfalls_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subdistricts" ADD CONSTRAINT "subdistricts_district_code_districts_code_fk" FOREIGN KEY ("district_code") REFERENCES "public"."districts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowance_balances" ADD CONSTRAINT "allowance_balances_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowance_entries" ADD CONSTRAINT "allowance_entries_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowance_entries" ADD CONSTRAINT "allowance_entries_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardians" ADD CONSTRAINT "guardians_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardians" ADD CONSTRAINT "guardians_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_child_id_children_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."children"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_district_code_districts_code_fk" FOREIGN KEY ("district_code") REFERENCES "public"."districts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_subdistrict_code_subdistricts_code_fk" FOREIGN KEY ("subdistrict_code") REFERENCES "public"."subdistricts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_pictures" ADD CONSTRAINT "room_pictures_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_subdistrict_code_subdistricts_code_fk" FOREIGN KEY ("subdistrict_code") REFERENCES "public"."subdistricts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caregivers" ADD CONSTRAINT "caregivers_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_breaks" ADD CONSTRAINT "roster_breaks_shift_id_roster_shifts_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."roster_shifts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_shifts" ADD CONSTRAINT "roster_shifts_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_shifts" ADD CONSTRAINT "roster_shifts_caregiver_id_caregivers_id_fk" FOREIGN KEY ("caregiver_id") REFERENCES "public"."caregivers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_ledger" ADD CONSTRAINT "slot_ledger_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_timetable_id_timetables_id_fk" FOREIGN KEY ("timetable_id") REFERENCES "public"."timetables"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_closed_by_accounts_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timetables" ADD CONSTRAINT "timetables_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_home" ON "accounts" USING btree ("home_subdistrict_code");--> statement-breakpoint
CREATE INDEX "roles_account" ON "roles" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "roles_district" ON "roles" USING btree ("district_code");--> statement-breakpoint
CREATE INDEX "roles_subdistrict" ON "roles" USING btree ("subdistrict_code");--> statement-breakpoint
CREATE INDEX "roles_operator" ON "roles" USING btree ("operator_id");--> statement-breakpoint
CREATE INDEX "roles_room" ON "roles" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "roles_granted_by" ON "roles" USING btree ("granted_by");--> statement-breakpoint
CREATE INDEX "roles_removed_by" ON "roles" USING btree ("removed_by");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sign_in_codes_phone" ON "sign_in_codes" USING btree ("phone","created_at");--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "audit_entries_room" ON "audit_entries" USING btree ("room_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_child" ON "audit_entries" USING btree ("child_id","at");--> statement-breakpoint
CREATE INDEX "bookings_slot" ON "bookings" USING btree ("slot_id");--> statement-breakpoint
CREATE INDEX "bookings_room_time" ON "bookings" USING btree ("room_id","starts_at");--> statement-breakpoint
CREATE INDEX "bookings_child" ON "bookings" USING btree ("child_id","starts_at");--> statement-breakpoint
CREATE INDEX "bookings_account" ON "bookings" USING btree ("account_id","starts_at");--> statement-breakpoint
CREATE INDEX "bookings_request" ON "bookings" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "bookings_cancelled_by" ON "bookings" USING btree ("cancelled_by");--> statement-breakpoint
CREATE INDEX "bookings_expiring" ON "bookings" USING btree ("room_id","expires_at") WHERE "bookings"."status" in ('held', 'offered');--> statement-breakpoint
CREATE INDEX "capacity_ledger_rules" ON "capacity_ledger" USING btree ("rules_id");--> statement-breakpoint
CREATE INDEX "shortfalls_room" ON "shortfalls" USING btree ("room_id","day");--> statement-breakpoint
CREATE INDEX "shortfalls_slot" ON "shortfalls" USING btree ("slot_id");--> statement-breakpoint
CREATE INDEX "subdistricts_district" ON "subdistricts" USING btree ("district_code");--> statement-breakpoint
CREATE INDEX "allowance_entries_child" ON "allowance_entries" USING btree ("child_id","period_from");--> statement-breakpoint
CREATE INDEX "allowance_entries_booking" ON "allowance_entries" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "consents_account" ON "consents" USING btree ("account_id","purpose","created_at");--> statement-breakpoint
CREATE INDEX "guardians_child" ON "guardians" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "marks_child" ON "marks" USING btree ("child_id","marked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "marks_booking_kind" ON "marks" USING btree ("booking_id","kind");--> statement-breakpoint
CREATE INDEX "messages_account" ON "messages" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "messages_unsent" ON "messages" USING btree ("created_at") WHERE "messages"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "policies_district" ON "policies" USING btree ("district_code");--> statement-breakpoint
CREATE INDEX "policies_subdistrict" ON "policies" USING btree ("subdistrict_code");--> statement-breakpoint
CREATE INDEX "policies_room" ON "policies" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "policies_created_by" ON "policies" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "room_pictures_room" ON "room_pictures" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "rooms_subdistrict" ON "rooms" USING btree ("subdistrict_code");--> statement-breakpoint
CREATE INDEX "rooms_operator" ON "rooms" USING btree ("operator_id");--> statement-breakpoint
CREATE INDEX "caregivers_room" ON "caregivers" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "roster_breaks_shift" ON "roster_breaks" USING btree ("shift_id");--> statement-breakpoint
CREATE INDEX "roster_shifts_room_day" ON "roster_shifts" USING btree ("room_id","day");--> statement-breakpoint
CREATE INDEX "roster_shifts_caregiver" ON "roster_shifts" USING btree ("caregiver_id");--> statement-breakpoint
CREATE INDEX "slots_room_time" ON "slots" USING btree ("room_id","starts_at");--> statement-breakpoint
CREATE INDEX "slots_day" ON "slots" USING btree ("day","room_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slots_timetable_day" ON "slots" USING btree ("timetable_id","day");--> statement-breakpoint
CREATE INDEX "slots_closed_by" ON "slots" USING btree ("closed_by");--> statement-breakpoint
CREATE INDEX "timetables_room" ON "timetables" USING btree ("room_id");