import type { Tx } from "@/lib/db";

type LockedLocation = { name: string; address: string; phone: string; isArchived: boolean };

/**
 * Locks a location until the transaction ends. `for update`, since the foreign keys of stock movements wait for it: no
 * stock arrives while it is checked whether the location has some.
 */
export async function lockLocation(tx: Tx, businessId: number, id: number): Promise<LockedLocation | null> {
  const [location] = await tx.$queryRaw<LockedLocation[]>`
    select name, address, phone, is_archived as "isArchived" from locations
     where id = ${id} and business_id = ${businessId} for update`;
  return location ?? null;
}
