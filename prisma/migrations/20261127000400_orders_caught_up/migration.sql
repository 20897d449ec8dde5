-- AlterTable
ALTER TABLE "stores" ADD COLUMN     "orders_caught_up_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "stock_pushes" ADD COLUMN     "unseen_back" DECIMAL(19,4) NOT NULL DEFAULT 0;
