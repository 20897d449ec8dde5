-- AlterTable
ALTER TABLE "stores" ADD COLUMN     "disconnected_at" TIMESTAMPTZ(3);

-- AlterEnum
ALTER TYPE "store_event_kind" ADD VALUE 'disconnected';
