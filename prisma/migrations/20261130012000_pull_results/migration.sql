-- AlterTable
ALTER TABLE "store_pulls" ADD COLUMN     "results" JSONB NOT NULL DEFAULT '{}';
