-- CreateEnum
CREATE TYPE "run_log" AS ENUM ('whole', 'without_payloads', 'removed');

-- AlterTable
ALTER TABLE "businesses" ADD COLUMN     "retention" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "sync_runs" ADD COLUMN     "log" "run_log" NOT NULL DEFAULT 'whole';

-- CreateIndex
CREATE INDEX "deliveries_business_id_received_at_idx" ON "deliveries"("business_id", "received_at");

-- Without it each run that is deleted would read the whole table for its retries.
-- CreateIndex
CREATE INDEX "sync_runs_retry_of_id_idx" ON "sync_runs"("retry_of_id");

-- Runs that the nightly sweep has still to look at; a swept history leaves it empty.
create index sync_runs_unswept on sync_runs (business_id, finished_at) where log <> 'removed';
