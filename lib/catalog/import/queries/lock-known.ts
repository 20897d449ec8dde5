import type { Tx } from "@/lib/db";
import type { WriteScope, WriteStep } from "./write-scope";

/** Locks the levels of known variations whose stock the file states, in the order in which sales lock them. */
export async function lockKnownLevels(tx: Tx, { importId, locationId }: WriteScope): Promise<void> {
  await tx.$executeRaw`
    select from stock_levels l
     where l.location_id = ${locationId}::int
       and l.variation_id in (select variation_id from product_import_rows where import_id = ${importId} and stock is not null and action = 'update')
     order by l.variation_id for no key update`;
}

/** Locks known products in the order in which everybody locks them. An edit meanwhile waits, and is then refused. */
export const lockKnownProducts: WriteStep = async (tx, { importId, businessId }) => {
  await tx.$executeRaw`
    select from products p
     where p.business_id = ${businessId}
       and p.id in (select product_id from product_import_rows where import_id = ${importId} and action <> 'skip')
     order by p.id for no key update`;
};
