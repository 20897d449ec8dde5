-- AlterTable
ALTER TABLE "businesses" ADD COLUMN     "steps_dismissed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "locations" ADD COLUMN     "address" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "phone" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "one_time_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "setup_codes" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "code_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setup_codes_pkey" PRIMARY KEY ("id")
);

-- Shops that exist have begun already.
UPDATE "businesses" SET "steps_dismissed_at" = now();
