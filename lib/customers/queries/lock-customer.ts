import type { Tx } from "@/lib/db";

type LockedCustomer = { name: string; isArchived: boolean; erasedAt: Date | null };

/** Locks a customer until the transaction ends, so that of two simultaneous changes the second sees the first. */
export async function lockCustomer(tx: Tx, businessId: number, id: number): Promise<LockedCustomer | null> {
  const [customer] = await tx.$queryRaw<LockedCustomer[]>`
    select name, is_archived as "isArchived", erased_at as "erasedAt" from customers
     where id = ${id} and business_id = ${businessId} for no key update`;
  return customer ?? null;
}
