import type { Db, Tx } from "@/lib/db";

/** Ids of at most two tracked variations on sale whose SKU or barcode equals the text: two mean an ambiguous code. */
export async function findTrackedByCode(db: Db | Tx, businessId: number, text: string): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    select v.id from variations v join products p on p.id = v.product_id
     where v.business_id = ${businessId} and p.tracks_stock and not v.is_archived and not p.is_archived
       and (lower(btrim(v.sku)) = lower(${text}) or v.barcode = ${text})
     order by v.id limit 2`;
  return rows.map(({ id }) => id);
}
