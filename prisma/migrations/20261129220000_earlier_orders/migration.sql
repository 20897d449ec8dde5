-- AlterEnum
ALTER TYPE "pull_phase" ADD VALUE 'order_counts';
ALTER TYPE "pull_phase" ADD VALUE 'orders';

-- AlterTable
ALTER TABLE "store_pulls" ADD COLUMN     "order_counts" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "order_failures" ADD COLUMN     "is_earlier" BOOLEAN NOT NULL DEFAULT false;
