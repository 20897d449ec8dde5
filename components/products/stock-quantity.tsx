"use client";

import { Decimal } from "decimal.js";
import { useLocale } from "next-intl";
import { formatNumber } from "@/lib/i18n/format";

type StockQuantityProps = {
  quantity: string | null;
  /** At or below the reorder level, which is about all locations together, so the caller decides. */
  isLow?: boolean;
};

/** A quantity whose weight and colour show whether it is low. */
export function StockQuantity({ quantity, isLow = false }: StockQuantityProps) {
  const locale = useLocale();
  if (quantity === null) return <span className="text-ink-muted">–</span>;
  const tone = new Decimal(quantity).lte(0)
    ? "font-medium text-danger-ink"
    : isLow
      ? "font-medium text-warning-ink"
      : "";
  return <bdi className={`tabular-nums ${tone}`}>{formatNumber(locale, quantity)}</bdi>;
}
