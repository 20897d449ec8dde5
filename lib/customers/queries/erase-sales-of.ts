import type { Tx } from "@/lib/db";
import { BLANK_ADDRESS } from "../blank-address";

/** What a stored order of the store says about a person, without the person. */
const BLANK_ORDER = JSON.stringify({ billing: BLANK_ADDRESS, shipping: BLANK_ADDRESS, customerNote: "" });
const BLANK_BUYER = JSON.stringify({ customer: { remoteId: null, name: "", email: null, phone: null } });

/**
 * Removes a person from the sales of a customer: addresses, notes, the stored state of their orders and the
 * messages of the store about them. Each sale remembers it, so that a later import brings nothing back. The sales
 * are locked in the order of their ids, like everywhere else.
 */
export async function eraseSalesOf(tx: Tx, customerId: number): Promise<void> {
  await tx.$executeRaw`select id from sales where customer_id = ${customerId} order by id for update`;
  await tx.$executeRaw`
    update sales set billing = ${JSON.stringify(BLANK_ADDRESS)}::jsonb, shipping = ${JSON.stringify(BLANK_ADDRESS)}::jsonb,
           customer_note = '', customer_erased_at = now(), updated_at = now()
     where customer_id = ${customerId}`;
  await tx.$executeRaw`
    update order_links l set agreed = l.agreed || ${BLANK_ORDER}::jsonb,
           conflict = l.conflict || ${BLANK_ORDER}::jsonb || ${BLANK_BUYER}::jsonb
      from sales s where s.id = l.sale_id and s.customer_id = ${customerId}`;
  await tx.$executeRaw`
    delete from sale_notes n using sales s where s.id = n.sale_id and s.customer_id = ${customerId}`;
  // A queued message is not removed: its import finds the mark on the sale, and its order must not be lost.
  await tx.$executeRaw`
    delete from deliveries d using order_links l, sales s
     where s.id = l.sale_id and s.customer_id = ${customerId} and d.store_id = l.store_id
       and d.remote_order_id = l.remote_id and d.outcome <> 'queued'`;
}

/** Replaces a customer's names in the history of changes. */
export async function eraseActivitiesOf(tx: Tx, businessId: number, customerId: number, name: string): Promise<void> {
  await tx.$executeRaw`
    update activities
       set details = (details - 'before') || jsonb_build_object('name', ${name}::text)
     where business_id = ${businessId} and entity = 'customer' and entity_id = ${customerId}`;
}
