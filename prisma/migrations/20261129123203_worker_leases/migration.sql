-- DropIndex
DROP INDEX "worker_processes_lock_key_key";

-- A worker of the version before cannot renew its lease. It gets two minutes to end, in which nobody takes its jobs.
-- AlterTable
ALTER TABLE "worker_processes" DROP COLUMN "lock_key",
ADD COLUMN     "lease_until" TIMESTAMPTZ(3) NOT NULL DEFAULT now() + interval '2 minutes';
ALTER TABLE "worker_processes" ALTER COLUMN "lease_until" DROP DEFAULT;
