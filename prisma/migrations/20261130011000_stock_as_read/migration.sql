-- AlterTable
ALTER TABLE "product_import_rows" ADD COLUMN     "stock_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "store_pull_items" ADD COLUMN     "answered_at" TIMESTAMPTZ(3);
