-- AlterTable
ALTER TABLE "businesses" ADD COLUMN     "swept_at" TIMESTAMPTZ(3);
