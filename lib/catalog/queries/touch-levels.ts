import type { Tx } from "@/lib/db";

/**
 * Touches all stock levels of a product, so that the next stock push considers them though no quantity changed. Locks
 * them in the order of their keys, as the ledger's trigger does, and before the product, as a sale does.
 */
export async function touchLevels(tx: Tx, businessId: number, productId: number): Promise<void> {
  await tx.$executeRaw`
    with locked as (
      select variation_id, location_id from stock_levels
       where business_id = ${businessId} and variation_id in (select id from variations where product_id = ${productId})
       order by variation_id, location_id for no key update
    )
    update stock_levels l set changed_at = clock_timestamp() from locked k
     where l.variation_id = k.variation_id and l.location_id = k.location_id`;
}
