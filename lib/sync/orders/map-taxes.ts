import { Decimal } from "decimal.js";
import type { WooOrder } from "@/lib/woo/resources/orders";
import type { WooLineTax } from "@/lib/woo/resources/order-lines";
import type { DraftTax } from "./order-draft";

/** The column of a percentage holds five digits before the point. */
const MAX_PERCENT = 100_000;

/**
 * Returns what converts the taxes of a line. Plugins print several taxes under rate id 0, so the n-th tax of an id
 * belongs to the order's n-th tax line of that id, and equal labels of one id are numbered.
 *
 * @param taxRateByRemoteId remote tax rate id → tax rate id
 */
export function taxMapper(
  order: Pick<WooOrder, "tax_lines">,
  taxRateByRemoteId: ReadonlyMap<number, number>,
): (taxes: readonly WooLineTax[]) => DraftTax[] {
  return (taxes) => {
    const counts = new Map<number | string, number>();
    return taxes.flatMap(({ id, total }): DraftTax[] => {
      const position = counts.get(id) ?? 0;
      counts.set(id, position + 1);
      const ofId = order.tax_lines.filter((line) => line.rate_id === id);
      const rate = ofId[position];
      // The store lists rates that do not apply to a line with an empty total.
      if (total === "" || (new Decimal(total).isZero() && !rate)) return [];
      const label = rate?.label || "Tax";
      const isRepeated = rate ? ofId.slice(0, position).some((line) => line.label === rate.label) : position > 0;
      const hasPercent = rate && rate.rate_percent !== "" && new Decimal(rate.rate_percent).abs().lt(MAX_PERCENT);
      return [
        {
          taxRateId: typeof id === "number" ? (taxRateByRemoteId.get(id) ?? null) : null,
          remoteRateId: typeof id === "number" ? id : null,
          label: isRepeated ? `${label} ${position + 1}` : label,
          percent: hasPercent ? rate.rate_percent : null,
          amount: total,
        },
      ];
    });
  };
}
