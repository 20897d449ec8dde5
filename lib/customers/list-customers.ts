import { readCursor, writeCursor } from "@/lib/catalog/page-cursor";
import type { Db, Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { CustomerListItem, CustomerPage, CustomerQuery } from "./customer-schema";

const CUSTOMERS_PER_PAGE = 50;

type Row = Omit<CustomerListItem, "saleCount" | "lastSoldAt"> & { saleCount: bigint; lastSoldAt: Date | null };

/** A page of the customers by name; archived ones only when asked for. */
export async function listCustomers(
  db: Db | Tx,
  businessId: number,
  { q, archived, cursor }: CustomerQuery,
  limit = CUSTOMERS_PER_PAGE,
): Promise<CustomerPage> {
  const isListed = Prisma.sql`c.business_id = ${businessId} and c.is_archived = ${archived === "yes"}`;
  const matches = q ? Prisma.sql`${isListed} and ${matchesText(q)}` : isListed;
  const after = cursor === undefined ? null : readCursor(cursor);
  const [rows, counts] = await Promise.all([
    db.$queryRaw<Row[]>`
      select c.id, c.name, c.email, c.phone, coalesce(c.billing ->> 'city', '') as city, s.count as "saleCount", s.last as "lastSoldAt"
        from customers c
        cross join lateral (select count(*) as count, max(sold_at) as last from sales where customer_id = c.id and status = 'final') s
       where ${matches} ${after === null ? Prisma.empty : Prisma.sql`and (c.name, c.id) > (${after.key}, ${after.id})`}
       order by c.name, c.id limit ${limit + 1}`,
    db.$queryRaw<{ count: bigint }[]>`select count(*) from customers c where ${matches}`,
  ]);
  const items = rows
    .slice(0, limit)
    .map((row) => ({ ...row, saleCount: Number(row.saleCount), lastSoldAt: row.lastSoldAt?.toISOString() ?? null }));
  const last = items.at(-1);
  return {
    items,
    total: Number(counts[0]?.count ?? 0),
    nextCursor: rows.length > limit && last ? writeCursor(last.name, last.id) : null,
  };
}

function matchesText(text: string): Prisma.Sql {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(c.name ilike ${pattern} or c.email ilike ${pattern} or c.phone ilike ${pattern})`;
}
