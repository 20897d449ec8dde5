import type { Db, Tx } from "@/lib/db";
import { LOW_STOCK_AT } from "@/lib/catalog/product-schema";
import { Prisma } from "@/lib/generated/prisma/client";
import { BY_TEXT, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import { loadStockRows } from "./load-stock-rows";
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
    (take) => db.$queryRaw<{ id: number; name: string }[]>`
      select v.id, p.name from variations v join products p on p.id = v.product_id
       where ${matching(businessId, query)}
         ${after ? Prisma.sql`and (p.name, v.id) > (${after[0]}, ${after[1]})` : Prisma.empty}
       order by p.name, v.id limit ${take}`,
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
  if (filter.category) conditions.push(inCategory(businessId, Number(filter.category)));
  if (filter.state) conditions.push(isInState(filter.state, filter.location));
  return Prisma.join(conditions, " and ");
}

/** A union and not an `or` over two tables, so that each half can use its own index. */
function matchesText(businessId: number, text: string): Prisma.Sql {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`v.id in (
    select vn.id from variations vn join products pn on pn.id = vn.product_id
     where pn.business_id = ${businessId} and (pn.name ilike ${pattern} or pn.sku ilike ${pattern})
    union
    select id from variations where business_id = ${businessId} and (sku ilike ${pattern} or barcode = ${text}))`;
}

function inCategory(businessId: number, categoryId: number): Prisma.Sql {
  return Prisma.sql`p.category_id in (
    with recursive branch as (
      select id from categories where business_id = ${businessId} and id = ${categoryId}
      union
      select c.id from categories c join branch b on c.parent_id = b.id
    ) select id from branch)`;
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
