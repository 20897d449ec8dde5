import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";

type SalesOfDay = {
  date: string;
  pos: Prisma.Decimal;
  woocommerce: Prisma.Decimal;
  pos_count: number;
  woocommerce_count: number;
  other_count: number;
};

type Period = { currency: string; timeZone: string; now: Date; days: number };

/**
 * Final sales less refunds by day and source, one row for each of the last `days` days. Days run from midnight to
 * midnight in the time zone, also where the clocks change. Sales in other currencies are only counted.
 */
export function sumSalesByDay(
  db: Db,
  businessId: number,
  { currency, timeZone, now, days }: Period,
): Promise<SalesOfDay[]> {
  return db.$queryRaw<SalesOfDay[]>`
    with today as (select (${now}::timestamptz at time zone ${timeZone})::date as day),
    sold as (
      select (s.sold_at at time zone ${timeZone})::date as day, s.source, s.currency = ${currency} as is_own,
             sum(s.total - s.refunded_total) as amount, count(*)::int as count
        from sales s
       where s.business_id = ${businessId} and s.status = 'final'
         and s.sold_at >= (select (day - ${days - 1}::int)::timestamp at time zone ${timeZone} from today)
         and s.sold_at < (select (day + 1)::timestamp at time zone ${timeZone} from today)
       group by 1, 2, 3
    )
    select to_char(d.day, 'YYYY-MM-DD') as date,
           coalesce(sum(s.amount) filter (where s.is_own and s.source = 'pos'), 0) as pos,
           coalesce(sum(s.amount) filter (where s.is_own and s.source = 'woocommerce'), 0) as woocommerce,
           coalesce(sum(s.count) filter (where s.is_own and s.source = 'pos'), 0)::int as pos_count,
           coalesce(sum(s.count) filter (where s.is_own and s.source = 'woocommerce'), 0)::int as woocommerce_count,
           coalesce(sum(s.count) filter (where not s.is_own), 0)::int as other_count
      from today, generate_series(today.day - ${days - 1}::int, today.day, interval '1 day') as d (day)
      left join sold s on s.day = d.day::date
     group by d.day order by d.day`;
}
