-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('reading', 'checking', 'checked', 'applying', 'completed', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "import_row_kind" AS ENUM ('simple', 'variable', 'variation');

-- CreateEnum
CREATE TYPE "import_action" AS ENUM ('create', 'update', 'skip');

-- CreateEnum
CREATE TYPE "bulk_edit_status" AS ENUM ('running', 'completed', 'cancelled', 'failed');

-- CreateTable
CREATE TABLE "product_imports" (
    "id" SERIAL NOT NULL,
    "business_id" INTEGER NOT NULL,
    "user_id" INTEGER,
    "file_name" TEXT NOT NULL,
    "status" "import_status" NOT NULL DEFAULT 'reading',
    "updates_existing" BOOLEAN NOT NULL DEFAULT true,
    "location_id" INTEGER,
    "ignored_columns" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "total" INTEGER NOT NULL DEFAULT 0,
    "bad" INTEGER NOT NULL DEFAULT 0,
    "to_create" INTEGER NOT NULL DEFAULT 0,
    "to_update" INTEGER NOT NULL DEFAULT 0,
    "to_skip" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "steps" INTEGER NOT NULL DEFAULT 0,
    "error_code" TEXT,
    "cancel_requested_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "product_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_import_rows" (
    "import_id" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "kind" "import_row_kind" NOT NULL DEFAULT 'simple',
    "remote_id" INTEGER,
    "sku" TEXT NOT NULL,
    "is_sku_made" BOOLEAN NOT NULL DEFAULT false,
    "parent_remote_id" INTEGER,
    "parent_sku" TEXT,
    "name" TEXT,
    "barcode" TEXT,
    "price" DECIMAL(19,4),
    "weight" DECIMAL(12,4),
    "stock" DECIMAL(19,4),
    "low_stock_at" DECIMAL(19,4),
    "is_archived" BOOLEAN,
    "tracks_stock" BOOLEAN,
    "has_tax" BOOLEAN NOT NULL DEFAULT false,
    "tax_rate_id" INTEGER,
    "description" TEXT,
    "short_description" TEXT,
    "category_path" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "options" JSONB NOT NULL DEFAULT '[]',
    "option_key" TEXT NOT NULL DEFAULT '',
    "attribute_key" TEXT NOT NULL DEFAULT '',
    "media_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "action" "import_action",
    "product_id" INTEGER,
    "variation_id" INTEGER,
    "category_id" INTEGER,
    "issues" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "product_import_rows_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateTable
CREATE TABLE "bulk_edits" (
    "id" SERIAL NOT NULL,
    "business_id" INTEGER NOT NULL,
    "user_id" INTEGER,
    "status" "bulk_edit_status" NOT NULL DEFAULT 'running',
    "scope" JSONB NOT NULL,
    "change" JSONB NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "after_id" INTEGER NOT NULL DEFAULT 0,
    "up_to_id" INTEGER NOT NULL,
    "cancel_requested_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_edits_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "product_imports_business_id_id_idx" ON "product_imports"("business_id", "id");

-- CreateIndex
CREATE INDEX "bulk_edits_business_id_id_idx" ON "bulk_edits"("business_id", "id");

-- AddForeignKey
ALTER TABLE "product_imports" ADD CONSTRAINT "product_imports_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_imports" ADD CONSTRAINT "product_imports_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_imports" ADD CONSTRAINT "product_imports_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_import_rows" ADD CONSTRAINT "product_import_rows_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "product_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_edits" ADD CONSTRAINT "bulk_edits_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_edits" ADD CONSTRAINT "bulk_edits_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A file's lines are looked up by SKU, whatever the case, and by parent.
create index product_import_rows_sku on product_import_rows (import_id, lower(btrim(sku))) where sku is not null;
create index product_import_rows_parent on product_import_rows (import_id, product_id) where kind = 'variation';

-- One file at a time per business: two at once could each be right alone and wrong together.
create unique index product_imports_active on product_imports (business_id) where status in ('reading', 'checking', 'applying');
