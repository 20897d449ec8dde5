-- Orders that are deleted or in conflict are few, and counted on each page of orders among those of years.
CREATE INDEX "order_links_store_id_state_idx" ON "order_links"("store_id", "state");

-- So are flagged lines. Prisma's diff does not see partial indexes.
CREATE INDEX "sale_lines_flagged_idx" ON "sale_lines"("sale_id") WHERE "is_flagged";

-- The last run over products, read each minute for each store among the runs of years.
CREATE INDEX "sync_runs_last_products_idx" ON "sync_runs"("store_id", "created_at") WHERE "kind" = 'products';
