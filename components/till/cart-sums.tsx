"use client";

import { Decimal } from "decimal.js";
import { useTranslations } from "next-intl";
import type { SaleTotals } from "@/lib/sales/sale-totals";
import { useFormat } from "@/components/hooks/use-format";
import { useUser } from "@/components/layout/user-context";

/** What it costs and why, in the prices that the business types. */
export function CartSums({ totals }: { totals: SaleTotals }) {
  const t = useTranslations("till.sum");
  const format = useFormat();
  const { pricesIncludeTax } = useUser().business;
  const rows = [
    { label: t("listed"), amount: totals.listed, isShown: true },
    { label: t("lineDiscount"), amount: `-${totals.lineDiscount}`, isShown: !new Decimal(totals.lineDiscount).isZero() },
    { label: t("cartDiscount"), amount: `-${totals.cartDiscount}`, isShown: !new Decimal(totals.cartDiscount).isZero() },
    { label: t(pricesIncludeTax ? "taxIncluded" : "tax"), amount: totals.tax, isShown: true },
  ];
  return (
    <dl className="space-y-0.5 tabular-nums">
      {rows.map(({ label, amount, isShown }) =>
        isShown ? (
          <div key={label} className="flex justify-between gap-4 text-[0.8125rem] text-ink-muted">
            <dt>{label}</dt>
            <dd>
              <bdi>{format.money(amount)}</bdi>
            </dd>
          </div>
        ) : null,
      )}
      <div className="flex items-baseline justify-between gap-4 pt-1 text-xl font-semibold">
        <dt>{t("total")}</dt>
        <dd data-testid="till-total">
          <bdi>{format.money(totals.total)}</bdi>
        </dd>
      </div>
    </dl>
  );
}
