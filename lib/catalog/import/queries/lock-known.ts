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

/** Locks known products in the order in which everybody locks them. An edit meanwhile waits, and is then refused. The business is a column for the reason in update-variations.ts. */
export const lockKnownProducts: WriteStep = async (tx, { importId }) => {
  await tx.$executeRaw`
    select from products p
     where p.id in (
       select r.product_id from product_import_rows r join product_imports i on i.id = r.import_id
         join products k on k.id = r.product_id and k.business_id = i.business_id
        where r.import_id = ${importId} and r.action <> 'skip')
     order by p.id for no key update`;
};
