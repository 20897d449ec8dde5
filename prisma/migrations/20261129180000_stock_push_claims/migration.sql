-- AlterTable
ALTER TABLE "stock_pushes" ADD COLUMN     "claimed_until" TIMESTAMPTZ(6),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ALTER COLUMN "quantity" DROP NOT NULL;
