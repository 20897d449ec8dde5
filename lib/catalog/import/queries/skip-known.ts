import { Prisma } from "@/lib/generated/prisma/client";
import type { Check } from "./check-scope";

/** Skips known products and variations, for an import that only adds. */
export const skipKnown: Check = ({ importId }) => Prisma.sql`
  update product_import_rows set action = 'skip' where import_id = ${importId} and action = 'update'`;
