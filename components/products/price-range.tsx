"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "@/lib/i18n/format";

type PriceRangeProps = { item: { priceFrom: string; priceTo: string }; currency: string };

/** One price, or the lowest and the highest, in their own direction in Arabic text. */
export function PriceRange({ item, currency }: PriceRangeProps) {
  const t = useTranslations("products");
  const locale = useLocale();
  const from = formatMoney(locale, item.priceFrom, currency);
  const to = formatMoney(locale, item.priceTo, currency);
  return <bdi>{from === to ? from : t("priceRange", { from, to })}</bdi>;
}
