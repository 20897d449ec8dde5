"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Payments } from "./use-payments";

type PaymentListProps = { list: Payments; money: (amount: string) => string };

/** The amount due and the payments so far. */
export function PaymentList({ list: { payments, due, remove }, money }: PaymentListProps) {
  const t = useTranslations("till.pay");
  const tMethod = useTranslations("till.methods");
  return (
    <>
      <div className="mb-4 flex items-baseline justify-between rounded-box bg-sunken px-4 py-3">
        <span className="text-ink-muted">{payments.length === 0 ? t("total") : t("due")}</span>
        <bdi className="text-2xl font-semibold tabular-nums">{money(due)}</bdi>
      </div>
      {payments.length > 0 && (
        <ul aria-label={t("paid")} className="mb-4 divide-y divide-line rounded-box border border-line">
          {payments.map((payment, index) => (
            <li key={index} className="flex items-center justify-between gap-2 py-1 ps-3 pe-1">
              <span>{tMethod(payment.method)}</span>
              <span className="ms-auto font-medium tabular-nums">{money(payment.amount)}</span>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={t("remove", { amount: money(payment.amount) })}
                onClick={() => remove(index)}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
