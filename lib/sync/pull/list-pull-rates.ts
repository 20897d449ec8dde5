import type { Db } from "@/lib/db";

/** Lists the tax rates that the products of a store may get. */
export function listPullRates(db: Db, businessId: number): Promise<{ id: number; name: string }[]> {
  return db.taxRate.findMany({
    where: { businessId, isArchived: false },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}
