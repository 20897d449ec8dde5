-- AlterTable
ALTER TABLE "stores" ADD COLUMN     "images_held_back" BOOLEAN NOT NULL DEFAULT false;
