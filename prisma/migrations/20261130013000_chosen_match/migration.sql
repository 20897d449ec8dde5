-- Products of a pull that a person matched, or marked as new here.
ALTER TABLE "store_pull_items" ADD COLUMN "is_match_chosen" BOOLEAN NOT NULL DEFAULT false;
