import { Prisma } from "@/lib/generated/prisma/client";
import type { Check } from "./check-scope";
import { familyOf } from "./family-of";

/** Skips all lines of a product with a bad one: half of a product's variations would look like all of them. */
export const leaveOutBad: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set action = 'skip'
   where r.import_id = ${importId}
     and ${familyOf} in (select ${familyOf} from product_import_rows r where r.import_id = ${importId} and r.issues <> '[]')`;
