ALTER TABLE "accounts" ADD COLUMN "name_folded" text;--> statement-breakpoint
ALTER TABLE "children" ADD COLUMN "name_folded" text;--> statement-breakpoint
ALTER TABLE "role_invitations" ADD COLUMN "name_folded" text;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "name_folded" text;