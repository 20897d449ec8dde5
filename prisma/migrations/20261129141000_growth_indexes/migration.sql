-- What a slice has entries for already: without this index a run's time grows with the square of its entries.
CREATE INDEX "sync_entries_run_id_entity_local_id_idx" ON "sync_entries"("run_id", "entity", "local_id");

-- Unimported units are few, and looked for each minute among the pushes of the whole catalogue.
CREATE INDEX "stock_pushes_unimported_idx" ON "stock_pushes"("store_id", "pushed_at") WHERE "unseen" + "unseen_back" > 0;

-- Taxes without a local rate are few, and looked for on each page that leads to a sync.
CREATE INDEX "sale_line_taxes_unmapped_idx" ON "sale_line_taxes"("sale_line_id") WHERE "tax_rate_id" IS NULL;
