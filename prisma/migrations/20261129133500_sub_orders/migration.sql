-- AlterTable
ALTER TABLE "order_links" ADD COLUMN     "parent_remote_id" INTEGER;

-- CreateIndex
CREATE INDEX "order_links_store_id_parent_remote_id_idx" ON "order_links"("store_id", "parent_remote_id");
