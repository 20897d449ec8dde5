-- A run over the products that a person chose.
ALTER TYPE "run_mode" ADD VALUE 'chosen';
ALTER TABLE "sync_runs" ADD COLUMN "product_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- What was last sent, in a form that people read. Links from before have none until their fields are sent again.
ALTER TABLE "product_links" ADD COLUMN "sent_values" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "variation_links" ADD COLUMN "sent_values" JSONB NOT NULL DEFAULT '{}';
