import type { Db, Tx } from "@/lib/db";

type SellingStore = { name: string; groupId: number };

/** Stores with a price group. A store's settings contain its id, see storeSettingsSchema of lib/sync. */
export function listSellingStores(db: Db | Tx, businessId: number): Promise<SellingStore[]> {
  return db.$queryRaw<SellingStore[]>`
    select name, (settings ->> 'priceGroupId')::int as "groupId" from stores
     where business_id = ${businessId} and settings ->> 'priceGroupId' is not null order by id`;
}
