"use client";

import { Decimal } from "decimal.js";
import { useLocale } from "next-intl";
import { LOW_STOCK_AT } from "@/lib/catalog/product-schema";
import { formatNumber } from "@/lib/i18n/format";

/** A quantity whose weight and colour say whether it is enough; the number itself says the rest. */
export function StockQuantity({ quantity }: { quantity: string | null }) {
  const locale = useLocale();
  if (quantity === null) return <span className="text-ink-muted">–</span>;
  const amount = new Decimal(quantity);
  const tone = amount.lte(0) ? "font-medium text-danger-ink" : amount.lte(LOW_STOCK_AT) ? "font-medium text-warning-ink" : "";
  return <bdi className={`tabular-nums ${tone}`}>{formatNumber(locale, quantity)}</bdi>;
}
