-- When a person started the first sync of a store, or a pull was completed. Auto sync waits for it.
ALTER TABLE "stores" ADD COLUMN "first_sync_at" TIMESTAMPTZ(3);

-- Stores that were sent products before, and those whose products were pulled.
UPDATE "stores" s SET "first_sync_at" = coalesce(
    (SELECT min(r."created_at") FROM "sync_runs" r WHERE r."store_id" = s."id" AND r."kind" = 'products'),
    s."changes_sent_up_to", s."last_in_step_at", s."created_at")
  WHERE s."changes_sent_up_to" IS NOT NULL OR s."last_in_step_at" IS NOT NULL
    OR EXISTS (SELECT FROM "product_links" l WHERE l."store_id" = s."id")
    OR EXISTS (SELECT FROM "sync_runs" r WHERE r."store_id" = s."id" AND r."kind" = 'products' AND r."trigger" <> 'schedule')
    OR EXISTS (SELECT FROM "store_pulls" p WHERE p."store_id" = s."id" AND p."status" = 'completed');
