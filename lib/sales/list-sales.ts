import type { Db, Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { BY_TIME, type Keyset, readCursor, writeCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import type { SaleFilter, SaleQuery } from "./sale-filter";
import type { SaleListItem, SalePage } from "./sale-view";

type Client = Db | Tx;

const SALES_PER_PAGE = 50;

type Row = Omit<SaleListItem, "soldAt"> & { soldAt: Date };

/**
 * A page of sales, newest first.
 * @throws invalid_input `badCursor`.
 */
export async function listSales(db: Client, businessId: number, { cursor, ...filter }: SaleQuery): Promise<SalePage> {
  const matches = matchingSales(businessId, filter);
  const [page, counts] = await Promise.all([
    readPage(SALES_PER_PAGE, (take) => listRows(db, matches, cursor, take), keysetOf),
    db.$queryRaw<
      { count: bigint }[]
    >`select count(*) from sales s join businesses b on b.id = s.business_id where ${matches}`,
  ]);
  return { ...page, total: Number(counts[0]?.count ?? 0) };
}

const keysetOf = (sale: SaleListItem): Keyset => [sale.soldAt, sale.id];

/** Some 300 kB of text, so that memory does not grow with the list. */
const EXPORT_PAGE = 1000;

/** All sales that fit, page by page, for a file. */
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
  const after = readCursor(BY_TIME, cursor);
  const rows = await db.$queryRaw<Row[]>`
    select s.id, s.number, s.source::text, s.status::text, s.draft_reason::text as "draftReason", s.sold_at as "soldAt", s.currency,
           trim_scale(s.total)::text as total, trim_scale(s.refunded_total)::text as refunded,
           c.name as "customerName", l.name as "locationName", o.number as "orderNumber"
      from sales s
      join businesses b on b.id = s.business_id
      join locations l on l.id = s.location_id
      left join customers c on c.id = s.customer_id
      left join order_links o on o.sale_id = s.id
     where ${matches} ${after ? Prisma.sql`and (s.sold_at, s.id) < (${after[0]}, ${after[1]})` : Prisma.empty}
     order by s.sold_at desc, s.id desc limit ${limit}`;
  return rows.map((row) => ({ ...row, soldAt: row.soldAt.toISOString() }));
}

/** Conditions over `sales s` and `businesses b`. */
function matchingSales(businessId: number, filter: SaleFilter): Prisma.Sql {
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

/** A union and not an `or` over three tables, so that each part can use its own index. */
function matchesText(businessId: number, text: string): Prisma.Sql {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`s.id in (
    select id from sales where business_id = ${businessId} and number ilike ${pattern}
    union
    select s2.id from sales s2 join customers c2 on c2.id = s2.customer_id
     where c2.business_id = ${businessId} and (c2.name ilike ${pattern} or c2.phone ilike ${pattern} or c2.email ilike ${pattern})
    union
    select sale_id from order_links where business_id = ${businessId} and number = ${text})`;
}
