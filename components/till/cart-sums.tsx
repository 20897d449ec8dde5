"use client";

import { Decimal } from "decimal.js";
import { useTranslations } from "next-intl";
import type { SaleTotals } from "@/lib/sales/sale-totals";
import { useFormat } from "@/components/hooks/use-format";
import { useUser } from "@/components/layout/user-context";
import { Sum, Sums } from "@/components/ui/sums";

/** The total and its parts, with or without tax as the business types its prices. */
export function CartSums({ totals }: { totals: SaleTotals }) {
  const t = useTranslations("till.sum");
  const format = useFormat();
  const { pricesIncludeTax } = useUser().business;
  const rows = [
    { label: t("listed"), amount: totals.listed, isShown: true },
    {
      label: t("lineDiscount"),
      amount: `-${totals.lineDiscount}`,
      isShown: !new Decimal(totals.lineDiscount).isZero(),
    },
    {
      label: t("cartDiscount"),
      amount: `-${totals.cartDiscount}`,
      isShown: !new Decimal(totals.cartDiscount).isZero(),
    },
    { label: t(pricesIncludeTax ? "taxIncluded" : "tax"), amount: totals.tax, isShown: true },
  ];
  return (
    <Sums className="gap-y-0.5">
      {rows.map(
        ({ label, amount, isShown }) =>
          isShown && (
            <Sum key={label} label={label} amount={format.money(amount)} className="text-[0.8125rem] text-ink-muted" />
          ),
      )}
      <Sum
        label={t("total")}
        amount={<span data-testid="till-total">{format.money(totals.total)}</span>}
        className="pt-1 text-xl font-semibold"
      />
    </Sums>
  );
}
