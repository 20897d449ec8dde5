import type { Tx } from "@/lib/db";
import type { OrderDraft } from "../order-draft";

/**
 * Creates the customer of an order and returns its id. The unique index decides when two stores import orders of one
 * e-mail address at once: the second gets the first one's customer instead of an error, which would end its transaction.
 */
export async function createCustomer(
  tx: Tx,
  businessId: number,
  { customer, billing, shipping }: Pick<OrderDraft, "customer" | "billing" | "shipping">,
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
