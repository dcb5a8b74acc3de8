CREATE TABLE "figure_days" (
	"day" date PRIMARY KEY NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refusal_figures" (
	"day" date NOT NULL,
	"room_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"age_from_months" smallint,
	"home_subdistrict_code" text,
	"refusals" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room_day_figures" (
	"day" date NOT NULL,
	"room_id" uuid NOT NULL,
	"slots" integer NOT NULL,
	"offered_quarters" integer NOT NULL,
	"booked_quarters" integer NOT NULL,
	"used_quarters" integer NOT NULL,
	"bookings" integer NOT NULL,
	"attended" integer NOT NULL,
	"missed" integer NOT NULL,
	"cancelled" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "room_day_figures_day_room_id_pk" PRIMARY KEY("day","room_id")
);
--> statement-breakpoint
CREATE TABLE "room_hour_figures" (
	"day" date NOT NULL,
	"room_id" uuid NOT NULL,
	"hour" smallint NOT NULL,
	"offered_quarters" integer NOT NULL,
	"booked_quarters" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "room_hour_figures_day_room_id_hour_pk" PRIMARY KEY("day","room_id","hour")
);
--> statement-breakpoint
ALTER TABLE "refusal_figures" ADD CONSTRAINT "refusal_figures_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_day_figures" ADD CONSTRAINT "room_day_figures_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_hour_figures" ADD CONSTRAINT "room_hour_figures_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refusal_figures_day" ON "refusal_figures" USING btree ("day","room_id");--> statement-breakpoint
CREATE INDEX "refusal_figures_room" ON "refusal_figures" USING btree ("room_id","day");--> statement-breakpoint
CREATE INDEX "room_day_figures_room" ON "room_day_figures" USING btree ("room_id","day");--> statement-breakpoint
CREATE INDEX "room_hour_figures_room" ON "room_hour_figures" USING btree ("room_id","day");