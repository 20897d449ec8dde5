import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** SQL for the ids of variations with a barcode or SKU. A union instead of an `or`, so that each half uses its index. */
export function variationsByCodeSql(businessId: number, code: string): Prisma.Sql {
  return Prisma.sql`
    select id from variations where business_id = ${businessId} and barcode = ${code}
    union
    select id from variations where business_id = ${businessId} and lower(btrim(sku)) = lower(btrim(${code}))
    limit 20`;
}

/** Ids of at most 20 variations with this barcode or SKU. */
export async function findVariationsByCode(db: Db, businessId: number, code: string): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>(variationsByCodeSql(businessId, code));
  return rows.map(({ id }) => id);
}
