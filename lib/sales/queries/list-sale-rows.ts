import type { Db, Tx } from "@/lib/db";
import { escapeLike } from "@/lib/db/escape-like";
import { Prisma } from "@/lib/generated/prisma/client";
import type { SaleFilter } from "../sale-filter";
import type { SaleListItem } from "../sale-view";

export type SaleRow = Omit<SaleListItem, "soldAt"> & { soldAt: Date };

/** Sales that match `where` (over `sales s` and `businesses b`), newest first, after a keyset. */
export function listSaleRows(
  db: Db | Tx,
  where: Prisma.Sql,
  after: readonly [Date, number] | null,
  limit: number,
): Promise<SaleRow[]> {
  const isAfter = after ? Prisma.sql`and (s.sold_at, s.id) < (${after[0]}, ${after[1]})` : Prisma.empty;
  return db.$queryRaw<SaleRow[]>`
    select s.id, s.number, s.source::text, s.status::text, s.draft_reason::text as "draftReason",
           s.sold_at as "soldAt", s.currency,
           trim_scale(s.total)::text as total, trim_scale(s.refunded_total)::text as refunded,
           c.name as "customerName", l.name as "locationName", o.number as "orderNumber"
      from sales s
      join businesses b on b.id = s.business_id
      join locations l on l.id = s.location_id
      left join customers c on c.id = s.customer_id
      left join order_links o on o.sale_id = s.id
     where ${where} ${isAfter}
     order by s.sold_at desc, s.id desc limit ${limit}`;
}

/** The number of sales that match `where`. */
export async function countSales(db: Db | Tx, where: Prisma.Sql): Promise<number> {
  const rows = await db.$queryRaw<{ count: bigint }[]>`
    select count(*) from sales s join businesses b on b.id = s.business_id where ${where}`;
  return Number(rows[0]?.count ?? 0);
}

/** The condition on `sales s` and `businesses b` for the filters of the list. */
export function matchingSales(businessId: number, filter: SaleFilter): Prisma.Sql {
  const conditions = [Prisma.sql`s.business_id = ${businessId}`];
  if (filter.q) conditions.push(matchesText(businessId, filter.q));
  if (filter.source) conditions.push(Prisma.sql`s.source = ${filter.source}::sale_source`);
  if (filter.status === "held") conditions.push(Prisma.sql`s.status = 'draft' and s.draft_reason = 'held'`);
  else if (filter.status === "returned") conditions.push(Prisma.sql`s.refunded_total > 0`);
  else if (filter.status) conditions.push(Prisma.sql`s.status = ${filter.status}::sale_status`);
  if (filter.location) conditions.push(Prisma.sql`s.location_id = ${Number(filter.location)}`);
  if (filter.customer) conditions.push(Prisma.sql`s.customer_id = ${Number(filter.customer)}`);
  if (filter.from) conditions.push(Prisma.sql`s.sold_at >= (${filter.from}::date::timestamp at time zone b.time_zone)`);
  if (filter.to)
    conditions.push(Prisma.sql`s.sold_at < ((${filter.to}::date + 1)::timestamp at time zone b.time_zone)`);
  return Prisma.join(conditions, " and ");
}

/** A union instead of an `or` over three tables, so that each part uses its own indexes. */
function matchesText(businessId: number, text: string): Prisma.Sql {
  const pattern = `%${escapeLike(text)}%`;
  return Prisma.sql`s.id in (
    select id from sales where business_id = ${businessId} and number ilike ${pattern}
    union
    select s2.id from sales s2 join customers c2 on c2.id = s2.customer_id
     where c2.business_id = ${businessId}
       and (c2.name ilike ${pattern} or c2.phone ilike ${pattern} or c2.email ilike ${pattern})
    union
    select sale_id from order_links where business_id = ${businessId} and number = ${text})`;
}
