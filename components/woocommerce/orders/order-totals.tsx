"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import { Sum, Sums } from "@/components/ui/sums";
import { GIFT_CARD_METHOD } from "@/lib/sales/payment-methods";
import type { OrderDetail } from "@/lib/sync/orders/order-view";
import { useOrderWords } from "./use-order-words";

/** The parts of the total; parts of zero are left out. */
export function OrderTotals({ order }: { order: OrderDetail }) {
  const t = useTranslations("orders.detail");
  const format = useFormat();
  const words = useOrderWords();
  const money = (amount: string) => format.money(amount, order.currency);
  const isNothing = (amount: string) => Number(amount) === 0;
  const rows: { key: string; label: string; amount: string; hint?: string }[] = [
    { key: "subtotal", label: t("subtotal"), amount: order.subtotal },
    ...(isNothing(order.discountTotal)
      ? []
      : [
          {
            key: "discount",
            label: t("discount"),
            amount: `-${order.discountTotal}`.replace("--", ""),
            hint: order.coupons.map(({ code }) => t("coupon", { code })).join(", "),
          },
        ]),
    ...(isNothing(order.shippingTotal) ? [] : [{ key: "shipping", label: t("shipping"), amount: order.shippingTotal }]),
    ...(isNothing(order.feeTotal) ? [] : [{ key: "fees", label: t("fees"), amount: order.feeTotal }]),
    ...order.taxes.map((tax, index) => ({
      key: `tax-${index}`,
      label: t("taxLine", { label: tax.label, percent: tax.percent === null ? "" : format.percent(tax.percent) }),
      amount: tax.amount,
      hint: tax.rateName ?? t("unmapped"),
    })),
    ...(isNothing(order.rounding) ? [] : [{ key: "rounding", label: t("rounding"), amount: order.rounding }]),
  ];
  const gifts = order.payments.filter(({ method }) => method === GIFT_CARD_METHOD);
  return (
    <Sums className="ms-auto max-w-sm gap-y-1.5 px-4 py-4 sm:px-5">
      {rows.map((row) => (
        <Sum key={row.key} label={row.label} amount={money(row.amount)} hint={row.hint} />
      ))}
      <Sum
        className="border-t border-line pt-2 text-base font-semibold"
        label={t("total")}
        amount={money(order.total)}
      />
      {gifts.map(({ id, amount }) => (
        <Sum key={id} label={words.method(GIFT_CARD_METHOD)} amount={money(`-${amount}`)} hint={t("giftCardHint")} />
      ))}
      {!isNothing(order.refundedTotal) && <Sum label={t("refunded")} amount={money(`-${order.refundedTotal}`)} />}
    </Sums>
  );
}
