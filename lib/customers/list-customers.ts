import type { Db, Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { BY_TEXT, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import type { CustomerListItem, CustomerPage, CustomerQuery } from "./customer-schema";

const CUSTOMERS_PER_PAGE = 50;

type Row = Omit<CustomerListItem, "saleCount" | "lastSoldAt"> & { saleCount: bigint; lastSoldAt: Date | null };

/**
 * A page of the customers by name, archived or not as the filter states.
 *
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not from this list
 */
export async function listCustomers(
  db: Db | Tx,
  businessId: number,
  { q, archived, cursor }: CustomerQuery,
  limit = CUSTOMERS_PER_PAGE,
): Promise<CustomerPage> {
  const isListed = Prisma.sql`c.business_id = ${businessId} and c.is_archived = ${archived === "yes"}`;
  const matches = q ? Prisma.sql`${isListed} and ${matchesText(q)}` : isListed;
  const after = readCursor(BY_TEXT, cursor);
  const isAfter = after ? Prisma.sql`and (c.name, c.id) > (${after[0]}, ${after[1]})` : Prisma.empty;
  const [page, counts] = await Promise.all([
    readPage(
      limit,
      (take) => db.$queryRaw<Row[]>`
        select c.id, c.name, c.email, c.phone, coalesce(c.billing ->> 'city', '') as city, s.count as "saleCount", s.last as "lastSoldAt"
          from customers c
          cross join lateral (select count(*) as count, max(sold_at) as last from sales where customer_id = c.id and status = 'final') s
         where ${matches} ${isAfter} order by c.name, c.id limit ${take}`,
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

function matchesText(text: string): Prisma.Sql {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(c.name ilike ${pattern} or c.email ilike ${pattern} or c.phone ilike ${pattern})`;
}
