import { Prisma } from "@/lib/generated/prisma/client";

/** The product that a line `r` belongs to, as its SKU. A variation whose parent is unknown stands alone. */
export const familyOf = Prisma.sql`
  case when r.kind = 'variation' then coalesce(lower(btrim(r.parent_sku)), chr(31) || r.line) else lower(btrim(r.sku)) end`;
