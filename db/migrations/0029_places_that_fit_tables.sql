CREATE TABLE "favourite_rooms" (
	"account_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "favourite_rooms_account_id_room_id_pk" PRIMARY KEY("account_id","room_id")
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_feeds_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "room_texts" (
	"room_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text_zh" text NOT NULL,
	"text_en" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "room_texts_room_id_kind_pk" PRIMARY KEY("room_id","kind"),
	CONSTRAINT "room_texts_length" CHECK (char_length("room_texts"."text_zh") between 1 and 2000 and char_length("room_texts"."text_en") between 1 and 2000)
);
--> statement-breakpoint
ALTER TABLE "bookings" ALTER COLUMN "child_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "moved_from" uuid;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "calendar_uid" uuid;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "calendar_sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "hold_minutes" smallint;--> statement-breakpoint
ALTER TABLE "policies" ADD COLUMN "family_holds" smallint;--> statement-breakpoint
ALTER TABLE "favourite_rooms" ADD CONSTRAINT "favourite_rooms_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "favourite_rooms" ADD CONSTRAINT "favourite_rooms_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_texts" ADD CONSTRAINT "room_texts_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "favourite_rooms_room" ON "favourite_rooms" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "calendar_feeds_account" ON "calendar_feeds" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_one" ON "calendar_feeds" USING btree ("account_id") WHERE "calendar_feeds"."revoked_at" is null;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_moved_from_bookings_id_fk" FOREIGN KEY ("moved_from") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bookings_moved_from" ON "bookings" USING btree ("moved_from") WHERE "bookings"."moved_from" is not null;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_child_known" CHECK ("bookings"."child_id" is not null or "bookings"."status" in ('held', 'cancelled', 'expired'));--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_moved" CHECK (("bookings"."moved_from" is null) = ("bookings"."calendar_uid" is null));--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_holds" CHECK ("policies"."hold_minutes" between 1 and 30 and "policies"."family_holds" between 0 and 5);