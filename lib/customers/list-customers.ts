import type { Db, Tx } from "@/lib/db";
import { BY_TEXT, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import type { CustomerPage, CustomerQuery } from "./customer-schema";
import { listCustomerRows, matchingCustomers } from "./queries/list-customer-rows";

const CUSTOMERS_PER_PAGE = 50;

/**
 * A page of the customers by name, archived or not as the filter states.
 *
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not from this list
 */
export async function listCustomers(
  db: Db | Tx,
  businessId: number,
  { cursor, ...filter }: CustomerQuery,
  limit = CUSTOMERS_PER_PAGE,
): Promise<CustomerPage> {
  const matches = matchingCustomers(businessId, filter);
  const after = readCursor(BY_TEXT, cursor);
  const [page, counts] = await Promise.all([
    readPage(
      limit,
      (take) => listCustomerRows(db, matches, after, take),
      (row) => [row.name, row.id],
    ),
    db.$queryRaw<{ count: bigint }[]>`select count(*) from customers c where ${matches}`,
  ]);
  const items = page.items.map((row) => ({
    ...row,
    saleCount: Number(row.saleCount),
    lastSoldAt: row.lastSoldAt?.toISOString() ?? null,
  }));
  return { ...page, items, total: Number(counts[0]?.count ?? 0) };
}
