import type { Db, Tx } from "@/lib/db";
import { listStock } from "./list-stock";
import { loadStockRows } from "./load-stock-rows";
import { findTrackedByCode } from "./queries/find-tracked-by-code";
import type { FoundStock } from "./stock-view";

/** As many as fit below the search box without scrolling. */
const MAX_FOUND = 8;

/** Finds variations for a typed or scanned text, for a list of goods. */
export async function findStock(db: Db | Tx, businessId: number, text: string): Promise<FoundStock> {
  const [codes, page] = await Promise.all([
    findTrackedByCode(db, businessId, text),
    listStock(db, businessId, { q: text }, MAX_FOUND),
  ]);
  // When two variations share a barcode, the person chooses.
  const exact = codes.length === 1 ? await loadStockRows(db, businessId, codes) : [];
  return { exact: exact[0] ?? null, items: page.items };
}
