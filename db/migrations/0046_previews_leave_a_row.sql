CREATE TABLE "previews" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
