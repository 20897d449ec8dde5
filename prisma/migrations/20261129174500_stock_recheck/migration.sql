-- AlterTable
ALTER TABLE "stores" ADD COLUMN     "stock_rechecked_at" TIMESTAMPTZ(3);
