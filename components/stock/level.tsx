"use client";

import { Decimal } from "decimal.js";
import { useLocale } from "next-intl";
import { LOW_STOCK_AT } from "@/lib/catalog/product-schema";
import { formatNumber } from "@/lib/i18n/format";

type LevelProps = { quantity: string | null; reorderAt?: string | null };

/** A quantity. With a reorder level, colour and weight show whether it is low. */
export function Level({ quantity, reorderAt }: LevelProps) {
  const locale = useLocale();
  if (quantity === null) return <span className="text-ink-muted">–</span>;
  const amount = new Decimal(quantity);
  const isShort = amount.lt(0) || (reorderAt !== undefined && amount.lte(0));
  const isLow = reorderAt !== undefined && amount.lte(reorderAt ?? LOW_STOCK_AT);
  const tone = isShort ? "font-medium text-danger-ink" : isLow ? "font-medium text-warning-ink" : "";
  return <bdi className={`tabular-nums ${tone}`}>{formatNumber(locale, quantity)}</bdi>;
}
