import type { Tx } from "@/lib/db";

/**
 * Erases the links of a customer with their accounts in stores, and what the preview of a pull has of them. The store's
 * ids stay, so that a later pull takes nobody over again; nothing leads from them to the customer.
 */
export async function eraseLinksOf(tx: Tx, customerId: number): Promise<void> {
  await tx.$executeRaw`
    insert into customer_links (store_id, remote_id, erased_at)
    select p.store_id, i.remote_id, now() from store_pull_items i join store_pulls p on p.id = i.pull_id
     where i.kind = 'customer' and i.customer_id = ${customerId}
    on conflict (store_id, remote_id) do nothing`;
  await tx.$executeRaw`
    update customer_links set customer_id = null, erased_at = now() where customer_id = ${customerId}`;
  await tx.pullItem.deleteMany({ where: { kind: "customer", customerId } });
}
