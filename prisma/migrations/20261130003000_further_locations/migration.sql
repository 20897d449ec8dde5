-- Locations whose stock a store offers beside that of the location of its orders.
ALTER TABLE "stores" ADD COLUMN "further_location_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[];
