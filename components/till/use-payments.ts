"use client";

import { Decimal } from "decimal.js";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { priceSchema } from "@/lib/money/decimal-schema";
import type { TillMethod } from "@/lib/sales/payment-methods";
import { hasPartOfCoin, settlePayments, type TillPayment } from "@/lib/sales/settle-payments";
import { useFieldError } from "@/components/hooks/use-field-error";

type UsePaymentsOptions = {
  total: string;
  currency: string;
  isPending: boolean;
  onComplete: (payments: TillPayment[]) => void;
};

export type Payments = ReturnType<typeof usePayments>;

/** The payments of one sale, and the next payment while it is typed. */
export function usePayments({ total, currency, isPending, onComplete }: UsePaymentsOptions) {
  const t = useTranslations("till.pay");
  const errorText = useFieldError();
  const [payments, setPayments] = useState<TillPayment[]>([]);
  const [method, setMethod] = useState<TillMethod>("cash");
  const { due } = settlePayments(total, payments);
  // Until something is typed the box shows the amount due, also when that changes.
  const [edited, setEdited] = useState<string | null>(null);
  const text = edited ?? due;
  const [reference, setReference] = useState("");
  const [issue, setIssue] = useState<string>();

  const typed = priceSchema.safeParse(text);
  const next =
    typed.success && new Decimal(typed.data).gt(0) ? { method, amount: typed.data, reference: reference.trim() } : null;
  const isCovered = new Decimal(due).isZero();
  const all = next && !isCovered ? [...payments, next] : payments;
  const after = settlePayments(total, all);
  const isEnough = after.problem !== "underpaid";

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    if (!isCovered && !next)
      return setIssue(typed.success ? errorText("zeroAmount") : errorText(typed.error.issues[0]?.message));
    if (hasPartOfCoin(currency, total, all)) return setIssue(errorText("partOfCoin"));
    if (after.problem === "overpaid") return setIssue(t("overpaid"));
    setIssue(undefined);
    if (isEnough) return onComplete(all);
    setPayments(all);
    setEdited(null);
    setReference("");
  }

  function remove(index: number) {
    setPayments(payments.filter((_, position) => position !== index));
    setEdited(null);
  }

  return {
    payments,
    remove,
    due,
    isCovered,
    /** The typed payment completes the sale. */
    isEnough,
    change: after.change,
    method,
    setMethod,
    text,
    setText: (amount: string) => setEdited(amount),
    reference,
    setReference,
    issue,
    submit,
  };
}

/**
 * Selected, so that typing replaces the amount due: adding 30 to 60 would make 6030. Enter is enough when nothing is
 * due.
 */
export function usePaymentFocus(due: string) {
  const amountBox = useRef<HTMLInputElement>(null);
  const submitButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    submitButton.current?.focus();
    amountBox.current?.focus();
    amountBox.current?.select();
  }, [due]);
  return { amountBox, submitButton };
}
