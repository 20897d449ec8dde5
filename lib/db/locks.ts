import type { Tx } from "@/lib/db";

/** What one transaction at a time changes of a business. */
type BusinessPart = "attributes" | "categories" | "locations" | "skus" | "users";

/**
 * Locks a part of a business until the transaction ends, for changes whose rules concern several rows. The key is
 * hashed text, which does not collide with the orders' locks by store and order.
 */
export async function lockPart(tx: Tx, part: BusinessPart, businessId: number): Promise<void> {
  const key = `${part} ${businessId}`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}

/** Locks the first start until the transaction ends, so that of two simultaneous set-ups the second sees the first. */
export async function lockFirstStart(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('first start', 0))`;
}

/**
 * Locks a store's row until the transaction ends. `for update`, since a new run references its store and so waits.
 */
export async function lockStore(tx: Tx, businessId: number, storeId: number): Promise<void> {
  await tx.$executeRaw`select id from stores where id = ${storeId} and business_id = ${businessId} for update`;
}

/** Locks a business's row until the transaction ends, so that of two simultaneous changes the second sees the first. */
export async function lockBusiness(tx: Tx, businessId: number): Promise<void> {
  await tx.$executeRaw`select id from businesses where id = ${businessId} for no key update`;
}
