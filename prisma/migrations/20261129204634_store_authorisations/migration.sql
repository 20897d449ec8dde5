-- CreateEnum
CREATE TYPE "catalog_lead" AS ENUM ('store', 'pos', 'both');

-- AlterTable
ALTER TABLE "stores" ADD COLUMN     "catalog_lead" "catalog_lead";

-- CreateTable
CREATE TABLE "store_authorisations" (
    "id" SERIAL NOT NULL,
    "business_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "state_hash" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "location_id" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "store_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "store_authorisations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "store_authorisations_state_hash_key" ON "store_authorisations"("state_hash");

-- CreateIndex
CREATE INDEX "store_authorisations_business_id_expires_at_idx" ON "store_authorisations"("business_id", "expires_at");

-- AddForeignKey
ALTER TABLE "store_authorisations" ADD CONSTRAINT "store_authorisations_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store_authorisations" ADD CONSTRAINT "store_authorisations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store_authorisations" ADD CONSTRAINT "store_authorisations_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store_authorisations" ADD CONSTRAINT "store_authorisations_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "stores"("id") ON DELETE CASCADE ON UPDATE CASCADE;
