import type { Tx } from "@/lib/db";

type LockedPriceGroup = { name: string; isArchived: boolean };

/** Locks a price group until the transaction ends, so that of two simultaneous changes the second sees the first. */
export async function lockPriceGroup(tx: Tx, businessId: number, id: number): Promise<LockedPriceGroup | null> {
  const [group] = await tx.$queryRaw<LockedPriceGroup[]>`
    select name, is_archived as "isArchived" from price_groups
     where id = ${id} and business_id = ${businessId} for no key update`;
  return group ?? null;
}
