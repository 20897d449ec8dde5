import type { Db, Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { BY_TIME, type Keyset, readCursor, writeCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import { countSales, listSaleRows, matchingSales } from "./queries/list-sale-rows";
import type { SaleFilter, SaleQuery } from "./sale-filter";
import type { SaleListItem, SalePage } from "./sale-view";

type Client = Db | Tx;

const SALES_PER_PAGE = 50;

/**
 * A page of sales, newest first.
 *
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not from this list
 */
export async function listSales(db: Client, businessId: number, { cursor, ...filter }: SaleQuery): Promise<SalePage> {
  const matches = matchingSales(businessId, filter);
  const [page, total] = await Promise.all([
    readPage(SALES_PER_PAGE, (take) => listRows(db, matches, cursor, take), keysetOf),
    countSales(db, matches),
  ]);
  return { ...page, total };
}

const keysetOf = (sale: SaleListItem): Keyset => [sale.soldAt, sale.id];

/** About 300 kB of text, so that memory does not grow with the list. */
const EXPORT_PAGE = 1000;

/** Yields all sales that match the filters, page by page, for a file. */
export async function* eachSalePage(
  db: Client,
  businessId: number,
  filter: SaleFilter,
): AsyncGenerator<SaleListItem[]> {
  const matches = matchingSales(businessId, filter);
  let cursor: string | undefined;
  for (;;) {
    const items = await listRows(db, matches, cursor, EXPORT_PAGE);
    const last = items.at(-1);
    if (!last) return;
    yield items;
    if (items.length < EXPORT_PAGE) return;
    cursor = writeCursor(keysetOf(last));
  }
}

async function listRows(
  db: Client,
  matches: Prisma.Sql,
  cursor: string | undefined,
  limit: number,
): Promise<SaleListItem[]> {
  const rows = await listSaleRows(db, matches, readCursor(BY_TIME, cursor), limit);
  return rows.map((row) => ({ ...row, soldAt: row.soldAt.toISOString() }));
}
