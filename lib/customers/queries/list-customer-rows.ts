import type { Db, Tx } from "@/lib/db";
import { escapeLike } from "@/lib/db/escape-like";
import { Prisma } from "@/lib/generated/prisma/client";
import type { CustomerFilter, CustomerListItem } from "../customer-schema";

type CustomerRow = Omit<CustomerListItem, "saleCount" | "lastSoldAt"> & { saleCount: bigint; lastSoldAt: Date | null };

/** The condition on `customers c` for the filters of the list. */
export function matchingCustomers(businessId: number, { q, archived }: CustomerFilter): Prisma.Sql {
  const isListed = Prisma.sql`c.business_id = ${businessId} and c.is_archived = ${archived === "yes"}`;
  if (!q) return isListed;
  const pattern = `%${escapeLike(q)}%`;
  return Prisma.sql`${isListed} and (c.name ilike ${pattern} or c.email ilike ${pattern} or c.phone ilike ${pattern})`;
}

/** Customers by name after a keyset, with number and time of their final sales. */
export function listCustomerRows(
  db: Db | Tx,
  where: Prisma.Sql,
  after: readonly [string, number] | null,
  limit: number,
): Promise<CustomerRow[]> {
  const isAfter = after ? Prisma.sql`and (c.name, c.id) > (${after[0]}, ${after[1]})` : Prisma.empty;
  return db.$queryRaw<CustomerRow[]>`
    select c.id, c.name, c.email, c.phone, coalesce(c.billing ->> 'city', '') as city,
           s.count as "saleCount", s.last as "lastSoldAt"
      from customers c
      cross join lateral (
        select count(*) as count, max(sold_at) as last from sales where customer_id = c.id and status = 'final'
      ) s
     where ${where} ${isAfter} order by c.name, c.id limit ${limit}`;
}
