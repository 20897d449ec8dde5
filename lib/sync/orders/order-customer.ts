import type { Tx } from "@/lib/db";
import type { CustomerLink, Store } from "@/lib/generated/prisma/client";
import type { OrderDraft } from "./order-draft";
import { createCustomer } from "./queries/create-customer";
import { findCustomerByEmail } from "./queries/find-customer-by-email";
import { lockStoreCustomer } from "./queries/lock-store-customer";

/** The buyer of an order, or a registered customer that a pull has read, who has placed nothing. */
type Buyer = Pick<OrderDraft, "customer" | "billing" | "shipping"> & Partial<Pick<OrderDraft, "createdAt">>;

/**
 * The id of the customer of an order, or of one that a pull has read: found by remote id, then by e-mail, else created;
 * null without name and e-mail. An erased customer is one again only by an order that is placed later. A lock per remote id and the unique index customers_email keep concurrent orders from
 * creating a customer twice.
 */
export async function findOrCreateCustomer(tx: Tx, store: Store, draft: Buyer): Promise<number | null> {
  const { remoteId, email, name } = draft.customer;
  const known = remoteId === null ? null : await findLink(tx, store, remoteId);
  if (known?.customerId) return known.customerId;
  if (known !== null && staysErased(known, draft)) return null;
  if (email === null && name === "") return null;
  if (remoteId !== null) {
    await lockStoreCustomer(tx, store.id, remoteId);
    const meanwhile = await findLink(tx, store, remoteId);
    if (meanwhile?.customerId) return meanwhile.customerId;
  }
  const customerId =
    (email === null ? null : await findCustomerByEmail(tx, store.businessId, email)) ??
    (await createCustomer(tx, store.businessId, draft));
  if (remoteId !== null) {
    const key = { storeId: store.id, remoteId };
    await tx.customerLink.upsert({
      where: { storeId_remoteId: key },
      create: { ...key, customerId },
      update: { customerId, erasedAt: null },
    });
  }
  return customerId;
}

/** Whether the buyer was erased here after the order was placed: its sale must not bring the person back. */
export async function isBuyerErased(tx: Tx, store: Store, draft: Buyer): Promise<boolean> {
  const { remoteId } = draft.customer;
  const link = remoteId === null ? null : await findLink(tx, store, remoteId);
  return link !== null && staysErased(link, draft);
}

function staysErased({ erasedAt }: CustomerLink, { createdAt }: Buyer): boolean {
  return erasedAt !== null && (createdAt === undefined || createdAt <= erasedAt);
}

function findLink(tx: Tx, store: Store, remoteId: number): Promise<CustomerLink | null> {
  return tx.customerLink.findUnique({ where: { storeId_remoteId: { storeId: store.id, remoteId } } });
}
