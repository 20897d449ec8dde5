-- CreateTable
CREATE TABLE "stock_bookings" (
    "business_id" INTEGER NOT NULL,
    "client_key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_bookings_pkey" PRIMARY KEY ("business_id","client_key")
);

-- AddForeignKey
ALTER TABLE "stock_bookings" ADD CONSTRAINT "stock_bookings_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "businesses"("id") ON DELETE CASCADE ON UPDATE CASCADE;
