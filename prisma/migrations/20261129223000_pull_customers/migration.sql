-- AlterEnum
ALTER TYPE "pull_phase" ADD VALUE 'customers';
ALTER TYPE "pull_phase" ADD VALUE 'take_customers';

-- AlterEnum
ALTER TYPE "pull_item_kind" ADD VALUE 'customer';

-- AlterTable
ALTER TABLE "store_pull_items" ADD COLUMN     "customer_id" INTEGER;
