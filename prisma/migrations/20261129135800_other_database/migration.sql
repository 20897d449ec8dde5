-- AlterTable
ALTER TABLE "order_links" ADD COLUMN     "order_key" TEXT;

-- AlterTable
ALTER TABLE "stores" ADD COLUMN     "database_accepted_at" TIMESTAMPTZ(3);
