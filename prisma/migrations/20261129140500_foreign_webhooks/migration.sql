-- AlterEnum
ALTER TYPE "store_event_kind" ADD VALUE 'webhook_foreign';

-- CreateIndex
CREATE INDEX "deliveries_store_id_remote_order_id_id_idx" ON "deliveries"("store_id", "remote_order_id", "id");
