-- AlterTable
ALTER TABLE "sales" ADD COLUMN     "cart" JSONB,
ADD COLUMN     "client_key" TEXT;

-- AlterTable
ALTER TABLE "sale_returns" ADD COLUMN     "client_key" TEXT;

-- CreateTable
CREATE TABLE "sale_counters" (
    "business_id" INTEGER NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "sale_counters_pkey" PRIMARY KEY ("business_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sales_business_id_client_key_key" ON "sales"("business_id", "client_key");

-- CreateIndex
CREATE UNIQUE INDEX "sale_returns_sale_id_client_key_key" ON "sale_returns"("sale_id", "client_key");

-- AddForeignKey
ALTER TABLE "sale_counters" ADD CONSTRAINT "sale_counters_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Finding by a part of a number or a name. The predicates are always true, see the first of these indexes.
create index sales_number_search on sales using gin (number gin_trgm_ops) where number is not null;
create index customers_name_search on customers using gin (name gin_trgm_ops) where name is not null;
