"use client";

import { Decimal } from "decimal.js";
import { useTranslations } from "next-intl";
import { GIFT_CARD_METHOD, isNamedMethod } from "@/lib/sales/payment-methods";
import type { SaleView } from "@/lib/sales/sale-view";
import { useFormat } from "@/components/hooks/use-format";
import { Card } from "@/components/ui/card";
import { Sum, Sums } from "@/components/ui/sums";
import { taxLabel } from "./tax-label";

const isZero = (amount: string) => new Decimal(amount).isZero();

export function SaleTotalsList({ sale }: { sale: SaleView }) {
  const t = useTranslations("sales.totals");
  const tMethod = useTranslations("till.methods");
  const format = useFormat();
  const optional: [label: string, amount: string][] = [
    [t("discount"), new Decimal(sale.discountTotal).negated().toFixed()],
    [t("shipping"), sale.shippingTotal],
    [t("fees"), sale.feeTotal],
    ...sale.taxes.map(({ label, percent, amount }): [string, string] => [
      taxLabel(label, percent === null ? null : format.percent(percent)),
      amount,
    ]),
    [t("rounding"), sale.rounding],
  ];
  const rows = [[t("subtotal"), sale.subtotal] as const, ...optional.filter(([, amount]) => !isZero(amount))];
  return (
    <Card title={t("title")}>
      <Sums className="gap-y-1.5">
        {rows.map(([label, amount]) => (
          <Sum key={label} label={label} amount={format.money(amount, sale.currency)} className="text-ink-muted" />
        ))}
        <Sum
          label={t("total")}
          amount={format.money(sale.total, sale.currency)}
          className="border-t border-line pt-2 text-lg font-semibold"
        />
        {sale.payments
          .filter(({ method }) => method === GIFT_CARD_METHOD)
          .map(({ id, amount }) => (
            <Sum
              key={id}
              label={tMethod(GIFT_CARD_METHOD)}
              amount={format.money(`-${amount}`, sale.currency)}
              className="text-ink-muted"
            />
          ))}
        {!isZero(sale.refunded) && (
          <Sum
            label={t("refunded")}
            amount={format.money(`-${sale.refunded}`, sale.currency)}
            className="text-danger-ink"
          />
        )}
        {!isZero(sale.due) && (
          <Sum
            label={t("due")}
            amount={format.money(sale.due, sale.currency)}
            className="font-medium text-warning-ink"
          />
        )}
      </Sums>
    </Card>
  );
}

export function SalePayments({ sale }: { sale: SaleView }) {
  const t = useTranslations("sales.payments");
  const tMethod = useTranslations("till.methods");
  const format = useFormat();
  return (
    <Card title={t("title")}>
      {sale.payments.length === 0 ? (
        <p className="text-ink-muted">{t("none")}</p>
      ) : (
        <ul className="space-y-2 tabular-nums">
          {sale.payments.map((payment) => {
            // The payment method of an order as its customer saw it.
            const isOwn = payment.label === payment.method && isNamedMethod(payment.method);
            return (
              <li key={payment.id} className="flex items-baseline justify-between gap-3">
                <span className="min-w-0">
                  <bdi>{isOwn && isNamedMethod(payment.method) ? tMethod(payment.method) : payment.label}</bdi>
                  {payment.reference && (
                    <bdi className="block truncate text-[0.8125rem] text-ink-muted">{payment.reference}</bdi>
                  )}
                </span>
                <bdi className="shrink-0">{format.money(payment.amount, sale.currency)}</bdi>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}

export function SaleReturns({ sale }: { sale: SaleView }) {
  const t = useTranslations("sales.returns");
  const tMethod = useTranslations("till.methods");
  const format = useFormat();
  return (
    <Card title={t("title")}>
      <ul className="divide-y divide-line">
        {sale.returns.map((refund) => (
          <li key={refund.id} className="py-3 first:pt-0 last:pb-0">
            <p className="font-medium">
              {t("one", { total: format.money(refund.total, sale.currency), date: format.dateTime(refund.createdAt) })}
              <span className="ms-2 font-normal text-ink-muted">
                {refund.isFromStore ? t("fromStore") : refund.by && t("by", { name: refund.by })}
              </span>
            </p>
            {refund.method !== null && isNamedMethod(refund.method) && (
              <p className="text-ink-muted">
                {tMethod(refund.method)}
                {refund.reference !== "" && <bdi> · {refund.reference}</bdi>}
              </p>
            )}
            {refund.reason && <p className="text-ink-muted">{refund.reason}</p>}
            <ul className="mt-1 text-[0.8125rem] text-ink-muted">
              {refund.lines.map((line, index) => (
                <li key={index}>
                  {t("line", { quantity: format.number(line.quantity), name: line.name })} ·{" "}
                  {isZero(line.restocked)
                    ? t("notRestocked")
                    : t("restocked", { quantity: format.number(line.restocked) })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  );
}
