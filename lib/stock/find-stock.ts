import type { Db, Tx } from "@/lib/db";
import { listStock } from "./list-stock";
import { loadStockRows } from "./load-stock-rows";
import type { FoundStock } from "./stock-view";

/** As many as fit below the search box without scrolling. */
const MAX_FOUND = 8;

/** Finds variations for a typed or scanned text, for a list of goods. */
export async function findStock(db: Db | Tx, businessId: number, text: string): Promise<FoundStock> {
  const [codes, page] = await Promise.all([
    db.$queryRaw<{ id: number }[]>`
      select v.id from variations v join products p on p.id = v.product_id
       where v.business_id = ${businessId} and p.tracks_stock and not v.is_archived and not p.is_archived
         and (lower(btrim(v.sku)) = lower(${text}) or v.barcode = ${text})
       order by v.id limit 2`,
    listStock(db, businessId, { q: text }, MAX_FOUND),
  ]);
  // When two variations share a barcode, the person chooses.
  const exact =
    codes.length === 1
      ? await loadStockRows(
          db,
          businessId,
          codes.map(({ id }) => id),
        )
      : [];
  return { exact: exact[0] ?? null, items: page.items };
}
