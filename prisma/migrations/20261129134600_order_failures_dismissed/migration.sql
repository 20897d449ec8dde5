-- AlterTable
ALTER TABLE "order_failures" ADD COLUMN     "dismissed_at" TIMESTAMPTZ(3),
ADD COLUMN     "variation_ids" INTEGER[];

-- The lines of earlier failures are unknown: an empty list would state that they concern nothing.
ALTER TABLE "order_failures" ADD COLUMN     "lines_known" BOOLEAN NOT NULL DEFAULT false;
