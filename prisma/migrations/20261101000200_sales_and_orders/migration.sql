-- CreateEnum
CREATE TYPE "order_state" AS ENUM ('in_step', 'conflict', 'deleted');

-- CreateEnum
CREATE TYPE "webhook_topic" AS ENUM ('order-created', 'order-updated', 'order-deleted', 'order-restored');

-- CreateEnum
CREATE TYPE "delivery_outcome" AS ENUM ('queued', 'imported', 'unchanged', 'ignored', 'failed');

-- CreateEnum
CREATE TYPE "sale_source" AS ENUM ('pos', 'woocommerce');

-- CreateEnum
CREATE TYPE "sale_status" AS ENUM ('draft', 'final');

-- CreateEnum
CREATE TYPE "draft_reason" AS ENUM ('held', 'store_status', 'out_of_stock', 'deleted_in_store', 'staff');

-- CreateEnum
CREATE TYPE "shipping_status" AS ENUM ('none', 'ordered', 'packed', 'shipped', 'delivered', 'cancelled');

-- CreateEnum
CREATE TYPE "sale_line_kind" AS ENUM ('product', 'free_text', 'shipping', 'fee', 'rounding');

-- AlterEnum
ALTER TYPE "run_kind" ADD VALUE 'orders';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "run_phase" ADD VALUE 'stock';
ALTER TYPE "run_phase" ADD VALUE 'orders';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "entry_entity" ADD VALUE 'order';
ALTER TYPE "entry_entity" ADD VALUE 'stock';
ALTER TYPE "entry_entity" ADD VALUE 'webhook';

-- AlterTable
ALTER TABLE "stock_movements" ADD COLUMN     "sale_id" INTEGER;

-- AlterTable
ALTER TABLE "stores" ADD COLUMN     "order_settings" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "orders_polled_at" TIMESTAMPTZ(3),
ADD COLUMN     "orders_read_up_to" TIMESTAMPTZ(3),
ADD COLUMN     "orders_reconciled_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "order_links" (
    "store_id" INTEGER NOT NULL,
    "remote_id" INTEGER NOT NULL,
    "sale_id" INTEGER NOT NULL,
    "business_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "remote_status" TEXT NOT NULL,
    "remote_modified_at" TIMESTAMPTZ(3) NOT NULL,
    "content_hash" TEXT NOT NULL,
    "state" "order_state" NOT NULL DEFAULT 'in_step',
    "agreed" JSONB NOT NULL,
    "conflict" JSONB,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_links_pkey" PRIMARY KEY ("store_id","remote_id")
);

-- CreateTable
CREATE TABLE "order_failures" (
    "store_id" INTEGER NOT NULL,
    "remote_id" INTEGER NOT NULL,
    "business_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL DEFAULT '',
    "error_code" TEXT NOT NULL,
    "error_detail" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_failures_pkey" PRIMARY KEY ("store_id","remote_id")
);

-- CreateTable
CREATE TABLE "webhook_endpoints" (
    "store_id" INTEGER NOT NULL,
    "topic" "webhook_topic" NOT NULL,
    "secret_enc" TEXT NOT NULL,
    "previous_secret_enc" TEXT,
    "previous_until" TIMESTAMPTZ(3),
    "remote_id" INTEGER,
    "remote_status" TEXT,
    "checked_at" TIMESTAMPTZ(3),
    "last_delivery_at" TIMESTAMPTZ(3),
    "refusals" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("store_id","topic")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" SERIAL NOT NULL,
    "business_id" INTEGER NOT NULL,
    "store_id" INTEGER NOT NULL,
    "topic" "webhook_topic" NOT NULL,
    "delivery_id" TEXT NOT NULL DEFAULT '',
    "remote_order_id" INTEGER,
    "content_hash" TEXT NOT NULL,
    "raw_body" BYTEA NOT NULL,
    "repeats" INTEGER NOT NULL DEFAULT 0,
    "outcome" "delivery_outcome" NOT NULL DEFAULT 'queued',
    "error_code" TEXT,
    "error_detail" TEXT,
    "sale_id" INTEGER,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tax_rate_mappings" (
    "store_id" INTEGER NOT NULL,
    "remote_rate_id" INTEGER NOT NULL,
    "tax_rate_id" INTEGER NOT NULL,

    CONSTRAINT "tax_rate_mappings_pkey" PRIMARY KEY ("store_id","remote_rate_id")
);

-- CreateTable
CREATE TABLE "tax_class_mappings" (
    "store_id" INTEGER NOT NULL,
    "tax_rate_id" INTEGER NOT NULL,
    "tax_class" TEXT NOT NULL,

    CONSTRAINT "tax_class_mappings_pkey" PRIMARY KEY ("store_id","tax_rate_id")
);

-- CreateTable
CREATE TABLE "heartbeats" (
    "name" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "heartbeats_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "customers" (
    "id" SERIAL NOT NULL,
    "business_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "billing" JSONB,
    "shipping" JSONB,
    "note" TEXT NOT NULL DEFAULT '',
    "is_archived" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_links" (
    "store_id" INTEGER NOT NULL,
    "remote_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,

    CONSTRAINT "customer_links_pkey" PRIMARY KEY ("store_id","remote_id")
);

-- CreateTable
CREATE TABLE "sales" (
    "id" SERIAL NOT NULL,
    "business_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "source" "sale_source" NOT NULL,
    "status" "sale_status" NOT NULL,
    "draft_reason" "draft_reason",
    "shipping_status" "shipping_status" NOT NULL DEFAULT 'none',
    "location_id" INTEGER NOT NULL,
    "customer_id" INTEGER,
    "currency" TEXT NOT NULL,
    "prices_include_tax" BOOLEAN NOT NULL DEFAULT false,
    "billing" JSONB,
    "shipping" JSONB,
    "customer_note" TEXT NOT NULL DEFAULT '',
    "subtotal" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "discount_total" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "shipping_total" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "fee_total" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "tax_total" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "rounding" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "total" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "refunded_total" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "sold_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "final_at" TIMESTAMPTZ(3),
    "edited_at" TIMESTAMPTZ(3),
    "deleted_in_store_at" TIMESTAMPTZ(3),
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sales_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sale_lines" (
    "id" SERIAL NOT NULL,
    "sale_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "kind" "sale_line_kind" NOT NULL DEFAULT 'product',
    "variation_id" INTEGER,
    "name" TEXT NOT NULL,
    "sku" TEXT,
    "quantity" DECIMAL(19,4) NOT NULL,
    "unit_price" DECIMAL(19,6) NOT NULL,
    "subtotal" DECIMAL(19,4) NOT NULL,
    "total" DECIMAL(19,4) NOT NULL,
    "tax_total" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "is_flagged" BOOLEAN NOT NULL DEFAULT false,
    "remote_line_id" INTEGER,
    "store_reduced" DECIMAL(19,4) NOT NULL DEFAULT 0,

    CONSTRAINT "sale_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sale_line_taxes" (
    "id" SERIAL NOT NULL,
    "sale_line_id" INTEGER NOT NULL,
    "tax_rate_id" INTEGER,
    "label" TEXT NOT NULL,
    "percent" DECIMAL(9,4),
    "amount" DECIMAL(19,4) NOT NULL,

    CONSTRAINT "sale_line_taxes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sale_payments" (
    "id" SERIAL NOT NULL,
    "sale_id" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "amount" DECIMAL(19,4) NOT NULL,
    "reference" TEXT NOT NULL DEFAULT '',
    "paid_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sale_payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sale_returns" (
    "id" SERIAL NOT NULL,
    "sale_id" INTEGER NOT NULL,
    "remote_id" INTEGER,
    "reason" TEXT NOT NULL DEFAULT '',
    "total" DECIMAL(19,4) NOT NULL,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sale_returns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sale_return_lines" (
    "id" SERIAL NOT NULL,
    "sale_return_id" INTEGER NOT NULL,
    "sale_line_id" INTEGER,
    "quantity" DECIMAL(19,4) NOT NULL,
    "total" DECIMAL(19,4) NOT NULL,
    "tax_total" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "restocked" DECIMAL(19,4) NOT NULL DEFAULT 0,

    CONSTRAINT "sale_return_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sale_notes" (
    "id" SERIAL NOT NULL,
    "sale_id" INTEGER NOT NULL,
    "remote_id" INTEGER,
    "author" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "is_for_buyer" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sale_notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sale_coupons" (
    "id" SERIAL NOT NULL,
    "sale_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "discount" DECIMAL(19,4) NOT NULL,

    CONSTRAINT "sale_coupons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activities" (
    "id" SERIAL NOT NULL,
    "business_id" INTEGER NOT NULL,
    "user_id" INTEGER,
    "action" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" INTEGER,
    "details" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "activities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_pushes" (
    "store_id" INTEGER NOT NULL,
    "variation_id" INTEGER NOT NULL,
    "quantity" DECIMAL(19,4) NOT NULL,
    "store_reduced" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "pushed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_pushes_pkey" PRIMARY KEY ("store_id","variation_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "order_links_sale_id_key" ON "order_links"("sale_id");

-- CreateIndex
CREATE INDEX "order_links_business_id_remote_modified_at_idx" ON "order_links"("business_id", "remote_modified_at");

-- CreateIndex
CREATE INDEX "deliveries_store_id_id_idx" ON "deliveries"("store_id", "id");

-- CreateIndex
CREATE INDEX "deliveries_store_id_content_hash_idx" ON "deliveries"("store_id", "content_hash");

-- CreateIndex
CREATE INDEX "customers_business_id_name_id_idx" ON "customers"("business_id", "name", "id");

-- CreateIndex
CREATE INDEX "customers_business_id_email_idx" ON "customers"("business_id", "email");

-- CreateIndex
CREATE INDEX "customer_links_customer_id_idx" ON "customer_links"("customer_id");

-- CreateIndex
CREATE INDEX "sales_business_id_sold_at_id_idx" ON "sales"("business_id", "sold_at", "id");

-- CreateIndex
CREATE INDEX "sales_business_id_status_draft_reason_idx" ON "sales"("business_id", "status", "draft_reason");

-- CreateIndex
CREATE INDEX "sales_customer_id_idx" ON "sales"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "sales_business_id_number_key" ON "sales"("business_id", "number");

-- CreateIndex
CREATE INDEX "sale_lines_sale_id_idx" ON "sale_lines"("sale_id");

-- CreateIndex
CREATE INDEX "sale_lines_variation_id_idx" ON "sale_lines"("variation_id");

-- CreateIndex
CREATE INDEX "sale_line_taxes_sale_line_id_idx" ON "sale_line_taxes"("sale_line_id");

-- CreateIndex
CREATE INDEX "sale_payments_sale_id_idx" ON "sale_payments"("sale_id");

-- CreateIndex
CREATE UNIQUE INDEX "sale_returns_sale_id_remote_id_key" ON "sale_returns"("sale_id", "remote_id");

-- CreateIndex
CREATE INDEX "sale_return_lines_sale_return_id_idx" ON "sale_return_lines"("sale_return_id");

-- CreateIndex
CREATE INDEX "sale_return_lines_sale_line_id_idx" ON "sale_return_lines"("sale_line_id");

-- CreateIndex
CREATE UNIQUE INDEX "sale_notes_sale_id_remote_id_key" ON "sale_notes"("sale_id", "remote_id");

-- CreateIndex
CREATE INDEX "sale_coupons_sale_id_idx" ON "sale_coupons"("sale_id");

-- CreateIndex
CREATE INDEX "activities_business_id_id_idx" ON "activities"("business_id", "id");

-- CreateIndex
CREATE INDEX "activities_business_id_entity_entity_id_idx" ON "activities"("business_id", "entity", "entity_id");

-- CreateIndex
CREATE INDEX "stock_movements_sale_id_idx" ON "stock_movements"("sale_id");

-- AddForeignKey
ALTER TABLE "order_links" ADD CONSTRAINT "order_links_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "stores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_links" ADD CONSTRAINT "order_links_sale_id_fkey" FOREIGN KEY ("sale_id") REFERENCES "sales"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_failures" ADD CONSTRAINT "order_failures_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "stores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "stores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "stores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tax_rate_mappings" ADD CONSTRAINT "tax_rate_mappings_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "stores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tax_rate_mappings" ADD CONSTRAINT "tax_rate_mappings_tax_rate_id_fkey" FOREIGN KEY ("tax_rate_id") REFERENCES "tax_rates"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tax_class_mappings" ADD CONSTRAINT "tax_class_mappings_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "stores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tax_class_mappings" ADD CONSTRAINT "tax_class_mappings_tax_rate_id_fkey" FOREIGN KEY ("tax_rate_id") REFERENCES "tax_rates"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers" ADD CONSTRAINT "customers_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_links" ADD CONSTRAINT "customer_links_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "stores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_links" ADD CONSTRAINT "customer_links_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales" ADD CONSTRAINT "sales_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales" ADD CONSTRAINT "sales_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales" ADD CONSTRAINT "sales_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales" ADD CONSTRAINT "sales_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sale_lines" ADD CONSTRAINT "sale_lines_sale_id_fkey" FOREIGN KEY ("sale_id") REFERENCES "sales"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sale_lines" ADD CONSTRAINT "sale_lines_variation_id_fkey" FOREIGN KEY ("variation_id") REFERENCES "variations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sale_line_taxes" ADD CONSTRAINT "sale_line_taxes_sale_line_id_fkey" FOREIGN KEY ("sale_line_id") REFERENCES "sale_lines"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sale_line_taxes" ADD CONSTRAINT "sale_line_taxes_tax_rate_id_fkey" FOREIGN KEY ("tax_rate_id") REFERENCES "tax_rates"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sale_payments" ADD CONSTRAINT "sale_payments_sale_id_fkey" FOREIGN KEY ("sale_id") REFERENCES "sales"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sale_returns" ADD CONSTRAINT "sale_returns_sale_id_fkey" FOREIGN KEY ("sale_id") REFERENCES "sales"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sale_returns" ADD CONSTRAINT "sale_returns_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sale_return_lines" ADD CONSTRAINT "sale_return_lines_sale_return_id_fkey" FOREIGN KEY ("sale_return_id") REFERENCES "sale_returns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sale_return_lines" ADD CONSTRAINT "sale_return_lines_sale_line_id_fkey" FOREIGN KEY ("sale_line_id") REFERENCES "sale_lines"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sale_notes" ADD CONSTRAINT "sale_notes_sale_id_fkey" FOREIGN KEY ("sale_id") REFERENCES "sales"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sale_coupons" ADD CONSTRAINT "sale_coupons_sale_id_fkey" FOREIGN KEY ("sale_id") REFERENCES "sales"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activities" ADD CONSTRAINT "activities_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activities" ADD CONSTRAINT "activities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_sale_id_fkey" FOREIGN KEY ("sale_id") REFERENCES "sales"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_pushes" ADD CONSTRAINT "stock_pushes_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "stores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_pushes" ADD CONSTRAINT "stock_pushes_variation_id_fkey" FOREIGN KEY ("variation_id") REFERENCES "variations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
