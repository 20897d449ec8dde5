import type { Tx } from "@/lib/db";
import type { Store } from "@/lib/generated/prisma/client";
import type { OrderDraft } from "./order-draft";
import { createCustomer } from "./queries/create-customer";
import { findCustomerByEmail } from "./queries/find-customer-by-email";
import { lockStoreCustomer } from "./queries/lock-store-customer";

/**
 * The id of the customer of an order, or of one that a pull has read: found by remote id, then by e-mail, else created;
 * null without name and e-mail. A lock per remote id and the unique index customers_email keep concurrent orders from
 * creating a customer twice.
 */
export async function findOrCreateCustomer(
  tx: Tx,
  store: Store,
  draft: Pick<OrderDraft, "customer" | "billing" | "shipping">,
): Promise<number | null> {
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
    (email === null ? null : await findCustomerByEmail(tx, store.businessId, email)) ??
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
