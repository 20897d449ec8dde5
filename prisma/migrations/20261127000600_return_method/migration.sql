-- AlterTable
ALTER TABLE "sale_returns" ADD COLUMN     "method" TEXT,
ADD COLUMN     "reference" TEXT NOT NULL DEFAULT '';
