import type { Db, Tx } from "@/lib/db";
import { LOW_STOCK_AT } from "@/lib/catalog/product-schema";
import { Prisma } from "@/lib/generated/prisma/client";
import { BY_TEXT, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import { loadStockRows } from "./load-stock-rows";
import { isInCategory, listVariations, matchesText } from "./queries/list-variations";
import { type StockFilter, type StockQuery, STOCK_PER_PAGE } from "./stock-schema";
import type { StockPage } from "./stock-view";

/**
 * One page of the variations with tracked stock, by product name. Without a total, since counting a large catalogue's
 * levels for every letter of a search would cost more than the page.
 *
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not from this list
 */
export async function listStock(
  db: Db | Tx,
  businessId: number,
  query: StockQuery,
  limit = STOCK_PER_PAGE,
): Promise<StockPage> {
  const after = readCursor(BY_TEXT, query.cursor);
  const page = await readPage(
    limit,
    (take) => listVariations(db, matching(businessId, query), after, take),
    (row) => [row.name, row.id],
  );
  const ids = page.items.map(({ id }) => id);
  return { ...page, items: await loadStockRows(db, businessId, ids) };
}

function matching(businessId: number, filter: StockFilter): Prisma.Sql {
  const conditions = [
    Prisma.sql`v.business_id = ${businessId}`,
    Prisma.sql`p.business_id = ${businessId}`,
    Prisma.sql`p.tracks_stock`,
    // Archived variations with stock are listed too, so that their stock can be moved.
    Prisma.sql`((not v.is_archived and not p.is_archived)
      or exists (select from stock_levels l where l.variation_id = v.id and l.quantity <> 0))`,
  ];
  if (filter.q) conditions.push(matchesText(businessId, filter.q));
  if (filter.category) conditions.push(isInCategory(businessId, Number(filter.category)));
  if (filter.state) conditions.push(isInState(filter.state, filter.location));
  return Prisma.join(conditions, " and ");
}

function isInState(state: NonNullable<StockFilter["state"]>, location: string | undefined): Prisma.Sql {
  const atLocation = location === undefined ? Prisma.empty : Prisma.sql`and l.location_id = ${Number(location)}`;
  if (state === "negative") {
    return Prisma.sql`exists (select from stock_levels l where l.variation_id = v.id and l.quantity < 0 ${atLocation})`;
  }
  const sum = Prisma.sql`(select coalesce(sum(l.quantity), 0) from stock_levels l where l.variation_id = v.id ${atLocation})`;
  if (state === "out") return Prisma.sql`${sum} <= 0`;
  // Nobody reorders archived variations.
  return Prisma.sql`not v.is_archived and not p.is_archived and ${sum} <= coalesce(v.low_stock_at, ${LOW_STOCK_AT})`;
}
