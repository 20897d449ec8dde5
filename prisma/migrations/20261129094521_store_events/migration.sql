-- CreateEnum
CREATE TYPE "store_event_kind" AS ENUM ('links_reset', 'webhook_created', 'webhook_repaired');

-- AlterTable
ALTER TABLE "webhook_endpoints" ADD COLUMN     "repaired_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "store_events" (
    "id" SERIAL NOT NULL,
    "business_id" INTEGER NOT NULL,
    "store_id" INTEGER NOT NULL,
    "kind" "store_event_kind" NOT NULL,
    "user_id" INTEGER,
    "details" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "store_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "store_events_store_id_id_idx" ON "store_events"("store_id", "id");

-- AddForeignKey
ALTER TABLE "store_events" ADD CONSTRAINT "store_events_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store_events" ADD CONSTRAINT "store_events_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "stores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store_events" ADD CONSTRAINT "store_events_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
