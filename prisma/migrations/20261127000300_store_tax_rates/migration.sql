-- AlterTable
ALTER TABLE "sale_line_taxes" ADD COLUMN     "remote_rate_id" INTEGER;
