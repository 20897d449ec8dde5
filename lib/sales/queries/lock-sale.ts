import type { Tx } from "@/lib/db";

type LockedSale = { number: string; source: string; status: string; locationId: number; currency: string };

/** Locks a sale until the transaction ends, so that of two simultaneous changes the second sees the first. */
export async function lockSale(tx: Tx, businessId: number, id: number): Promise<LockedSale | null> {
  const [sale] = await tx.$queryRaw<LockedSale[]>`
    select number, source::text, status::text, location_id as "locationId", currency
      from sales where id = ${id} and business_id = ${businessId} for update`;
  return sale ?? null;
}

/** Locks a sale's row until the transaction ends. Without a result, for callers that read the sale afterwards. */
export async function lockSaleRow(tx: Tx, businessId: number, id: number): Promise<void> {
  await tx.$executeRaw`select id from sales where id = ${id} and business_id = ${businessId} for update`;
}

type LockedHeldSale = { number: string; total: string; currency: string };

/** Locks a sale if it is held. Null otherwise. */
export async function lockHeldSale(tx: Tx, businessId: number, id: number): Promise<LockedHeldSale | null> {
  const [sale] = await tx.$queryRaw<LockedHeldSale[]>`
    select number, total::text, currency from sales
     where id = ${id} and business_id = ${businessId}
       and status = 'draft' and draft_reason = 'held' and source = 'pos' for update`;
  return sale ?? null;
}

type LockedDraft = { id: number; isHeld: boolean };

/** Locks the sale that has one of an id and a client key, and returns whether it is held. */
export async function lockDraft(
  tx: Tx,
  businessId: number,
  { id, clientKey }: { id: number | null; clientKey: string },
): Promise<LockedDraft | null> {
  const [draft] = await tx.$queryRaw<LockedDraft[]>`
    select id, source = 'pos' and status = 'draft' and draft_reason = 'held' as "isHeld" from sales
     where business_id = ${businessId} and (id = ${id} or client_key = ${clientKey}) order by id for update`;
  return draft ?? null;
}
