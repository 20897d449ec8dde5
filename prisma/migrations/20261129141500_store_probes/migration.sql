-- AlterTable
ALTER TABLE "stores" ADD COLUMN     "fault_probes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "next_probe_at" TIMESTAMPTZ(3);

-- AlterEnum
ALTER TYPE "store_event_kind" ADD VALUE 'fault_confirmed';
ALTER TYPE "store_event_kind" ADD VALUE 'fault_cleared';

-- Stores with a fault have stood still until now; the first look may find that it has passed.
UPDATE "stores" SET "next_probe_at" = now() WHERE "fault_code" NOT IN ('storeKeysUnreadable', 'other_database');
