import type { Tx } from "@/lib/db";
import type { Store } from "@/lib/generated/prisma/client";
import type { OrderDraft } from "./order-draft";
import { lockStoreCustomer } from "./queries/lock-store-customer";

/**
 * The id of an order's customer: found by remote id, then by e-mail, else created; null for an order without
 * name and e-mail. A lock per remote id and the unique index customers_email keep concurrent orders from
 * creating a customer twice.
 */
export async function findOrCreateCustomer(tx: Tx, store: Store, draft: OrderDraft): Promise<number | null> {
  const { remoteId, email, name } = draft.customer;
  const known = remoteId === null ? null : await findLinked(tx, store, remoteId);
  if (known !== null) return known;
  if (email === null && name === "") return null;
  if (remoteId !== null) {
    await lockStoreCustomer(tx, store.id, remoteId);
    const linkedMeanwhile = await findLinked(tx, store, remoteId);
    if (linkedMeanwhile !== null) return linkedMeanwhile;
  }
  const customerId =
    (email === null ? null : await findByEmail(tx, store.businessId, email)) ??
    (await createCustomer(tx, store.businessId, draft));
  if (remoteId !== null) {
    await tx.customerLink.create({ data: { storeId: store.id, remoteId, customerId } });
  }
  return customerId;
}

async function findLinked(tx: Tx, store: Store, remoteId: number): Promise<number | null> {
  const link = await tx.customerLink.findUnique({ where: { storeId_remoteId: { storeId: store.id, remoteId } } });
  return link?.customerId ?? null;
}

async function findByEmail(tx: Tx, businessId: number, email: string): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    select id from customers where business_id = ${businessId} and lower(btrim(email)) = ${email} and not is_archived limit 1`;
  return row?.id ?? null;
}

async function createCustomer(
  tx: Tx,
  businessId: number,
  { customer, billing, shipping }: OrderDraft,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    insert into customers (business_id, name, email, phone, billing, shipping, updated_at)
    values (${businessId}, ${customer.name || customer.email}, ${customer.email}, ${customer.phone},
      ${JSON.stringify(billing)}::jsonb, ${JSON.stringify(shipping)}::jsonb, now())
    on conflict (business_id, lower(btrim(email))) where email is not null and not is_archived
    do update set updated_at = now() returning id`;
  if (!row) throw new Error("inserting a customer returned no row");
  return row.id;
}
