import type { Db } from "@/lib/db";
import { sumSalesByDay } from "./queries/sum-sales-by-day";
import type { SalesOverview } from "./sales-overview";

/** Four weeks show each weekday four times, so that a Saturday can be compared with other Saturdays. */
const DAYS_SHOWN = 28;

/**
 * Final sales of the last four weeks by day and source. Days run from midnight to midnight in the business's time
 * zone, also where the clocks change.
 */
export async function getSalesOverview(db: Db, businessId: number, now = new Date()): Promise<SalesOverview> {
  const { currency, timeZone } = await db.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { currency: true, timeZone: true },
  });
  const rows = await sumSalesByDay(db, businessId, { currency, timeZone, now, days: DAYS_SHOWN });
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
