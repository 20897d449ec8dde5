import type { Db } from "@/lib/db";

/** The connected stores of a business that products go to, and whether they go without anybody starting a sync. */
export async function listReceivingStores(db: Db, businessId: number): Promise<{ name: string; autoSync: boolean }[]> {
  const stores = await db.store.findMany({
    where: { businessId, disconnectedAt: null },
    orderBy: { id: "asc" },
    select: { name: true, autoSync: true, firstSyncAt: true },
  });
  return stores.map(({ name, autoSync, firstSyncAt }) => ({ name, autoSync: autoSync && firstSyncAt !== null }));
}
