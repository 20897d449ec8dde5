import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { SalesOverview } from "./sales-overview";

/** Four weeks show each weekday four times, so that a Saturday can be compared with other Saturdays. */
const DAYS_SHOWN = 28;

type Row = {
  date: string;
  pos: Prisma.Decimal;
  woocommerce: Prisma.Decimal;
  pos_count: number;
  woocommerce_count: number;
  other_count: number;
};

/**
 * Final sales of the last four weeks by day and source. Days run from midnight to midnight in the business's time
 * zone, also where the clocks change.
 */
export async function getSalesOverview(db: Db, businessId: number, now = new Date()): Promise<SalesOverview> {
  const { currency, timeZone } = await db.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { currency: true, timeZone: true },
  });
  const rows = await db.$queryRaw<Row[]>`
    with today as (select (${now}::timestamptz at time zone ${timeZone})::date as day),
    sold as (
      select (s.sold_at at time zone ${timeZone})::date as day, s.source, s.currency = ${currency} as is_own,
             sum(s.total - s.refunded_total) as amount, count(*)::int as count
        from sales s
       where s.business_id = ${businessId} and s.status = 'final'
         and s.sold_at >= (select (day - ${DAYS_SHOWN - 1}::int)::timestamp at time zone ${timeZone} from today)
         and s.sold_at < (select (day + 1)::timestamp at time zone ${timeZone} from today)
       group by 1, 2, 3
    )
    select to_char(d.day, 'YYYY-MM-DD') as date,
           coalesce(sum(s.amount) filter (where s.is_own and s.source = 'pos'), 0) as pos,
           coalesce(sum(s.amount) filter (where s.is_own and s.source = 'woocommerce'), 0) as woocommerce,
           coalesce(sum(s.count) filter (where s.is_own and s.source = 'pos'), 0)::int as pos_count,
           coalesce(sum(s.count) filter (where s.is_own and s.source = 'woocommerce'), 0)::int as woocommerce_count,
           coalesce(sum(s.count) filter (where not s.is_own), 0)::int as other_count
      from today, generate_series(today.day - ${DAYS_SHOWN - 1}::int, today.day, interval '1 day') as d (day)
      left join sold s on s.day = d.day::date
     group by d.day order by d.day`;
  return {
    currency,
    days: rows.map((row) => ({
      date: row.date,
      pos: row.pos.toFixed(),
      woocommerce: row.woocommerce.toFixed(),
      posCount: row.pos_count,
      woocommerceCount: row.woocommerce_count,
    })),
    otherCurrencyCount: rows.reduce((sum, row) => sum + row.other_count, 0),
  };
}
