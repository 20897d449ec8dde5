-- CreateEnum
CREATE TYPE "pull_status" AS ENUM ('reading', 'ready', 'applying', 'completed', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "pull_phase" AS ENUM ('categories', 'attributes', 'products', 'variations', 'terms', 'taxes', 'compare', 'prepare', 'stage', 'check', 'write', 'link', 'images');

-- CreateEnum
CREATE TYPE "pull_item_kind" AS ENUM ('category', 'attribute', 'term', 'product', 'variation');

-- CreateEnum
CREATE TYPE "pull_verdict" AS ENUM ('new', 'matched', 'doubtful', 'left_out');

-- CreateEnum
CREATE TYPE "pull_choice" AS ENUM ('store', 'shop', 'leave_out');

-- CreateEnum
CREATE TYPE "import_source" AS ENUM ('file', 'store');

-- AlterTable
ALTER TABLE "product_imports" ADD COLUMN     "source" "import_source" NOT NULL DEFAULT 'file';

-- CreateTable
CREATE TABLE "store_pulls" (
    "id" SERIAL NOT NULL,
    "business_id" INTEGER NOT NULL,
    "store_id" INTEGER NOT NULL,
    "started_by_id" INTEGER,
    "status" "pull_status" NOT NULL DEFAULT 'reading',
    "phase" "pull_phase" NOT NULL DEFAULT 'categories',
    "cursor" JSONB NOT NULL DEFAULT '{}',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "taxes" JSONB NOT NULL DEFAULT '{}',
    "choices" JSONB NOT NULL DEFAULT '{}',
    "import_id" INTEGER,
    "stalls" INTEGER NOT NULL DEFAULT 0,
    "resume_at" TIMESTAMPTZ(3),
    "error_code" TEXT,
    "error_detail" TEXT,
    "cancel_requested_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "phase_started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "store_pulls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "store_pull_items" (
    "pull_id" INTEGER NOT NULL,
    "kind" "pull_item_kind" NOT NULL,
    "remote_id" INTEGER NOT NULL,
    "parent_remote_id" INTEGER NOT NULL DEFAULT 0,
    "label" TEXT NOT NULL,
    "sku" TEXT NOT NULL DEFAULT '',
    "payload" JSONB,
    "verdict" "pull_verdict",
    "doubts" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reason" TEXT,
    "choice" "pull_choice",
    "product_id" INTEGER,
    "variation_id" INTEGER,
    "local_sku" TEXT,
    "is_linked" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "store_pull_items_pkey" PRIMARY KEY ("pull_id","kind","remote_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "store_pulls_import_id_key" ON "store_pulls"("import_id");

-- CreateIndex
CREATE INDEX "store_pulls_store_id_id_idx" ON "store_pulls"("store_id", "id");

-- CreateIndex
CREATE INDEX "store_pulls_business_id_id_idx" ON "store_pulls"("business_id", "id");

-- CreateIndex
CREATE INDEX "store_pull_items_pull_id_kind_parent_remote_id_remote_id_idx" ON "store_pull_items"("pull_id", "kind", "parent_remote_id", "remote_id");

-- CreateIndex
CREATE INDEX "store_pull_items_pull_id_verdict_remote_id_idx" ON "store_pull_items"("pull_id", "verdict", "remote_id");

-- CreateIndex
CREATE INDEX "store_pull_items_pull_id_product_id_idx" ON "store_pull_items"("pull_id", "product_id");

-- AddForeignKey
ALTER TABLE "store_pulls" ADD CONSTRAINT "store_pulls_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store_pulls" ADD CONSTRAINT "store_pulls_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "stores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store_pulls" ADD CONSTRAINT "store_pulls_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store_pulls" ADD CONSTRAINT "store_pulls_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "product_imports"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store_pull_items" ADD CONSTRAINT "store_pull_items_pull_id_fkey" FOREIGN KEY ("pull_id") REFERENCES "store_pulls"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One pull of a store at a time.
create unique index store_pulls_active on store_pulls (store_id) where status in ('reading', 'ready', 'applying');

-- SKUs are compared as everywhere: without case and surrounding spaces.
create index store_pull_items_sku on store_pull_items (pull_id, lower(btrim(sku))) where sku <> '';
