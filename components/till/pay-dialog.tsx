"use client";

import { Decimal } from "decimal.js";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { priceSchema } from "@/lib/catalog/decimal-schema";
import { TILL_METHODS, type TillMethod } from "@/lib/sales/payment-methods";
import { hasPartOfCoin, settlePayments, type TillPayment } from "@/lib/sales/settle-payments";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useFormat } from "@/components/hooks/use-format";
import { useUser } from "@/components/layout/user-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { quickAmounts } from "./quick-amounts";

const FORM_ID = "till-pay";

type PayDialogProps = {
  total: string;
  /** The business's own when left out. */
  currency?: string;
  /** What the button says that takes the last payment. */
  completeLabel?: string;
  /** Why the total is another one than before. */
  notice: string | null;
  isPending: boolean;
  onComplete: (payments: TillPayment[]) => void;
  onClose: () => void;
};

/** Several payments, one after the other: Enter adds what is typed, and completes when it is enough. */
export function PayDialog({ total, currency, completeLabel, notice, isPending, onComplete, onClose }: PayDialogProps) {
  const t = useTranslations("till.pay");
  const tMethod = useTranslations("till.methods");
  const format = useFormat();
  const { business } = useUser();
  const money = (amount: string) => format.money(amount, currency);
  const errorText = useFieldError();
  const [payments, setPayments] = useState<TillPayment[]>([]);
  const [method, setMethod] = useState<TillMethod>("cash");
  const { due } = settlePayments(total, payments);
  // Until something is typed the box says what is due, also when that changes.
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

  // What is typed next replaces what is due, or adding 30 to 60 makes 6030; and Enter is enough when nothing is due.
  const amountBox = useRef<HTMLInputElement>(null);
  const submitButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    submitButton.current?.focus();
    amountBox.current?.focus();
    amountBox.current?.select();
  }, [due]);
  const isEnough = after.problem !== "underpaid";

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    if (!isCovered && !next)
      return setIssue(typed.success ? errorText("zeroAmount") : errorText(typed.error.issues[0]?.message));
    if (hasPartOfCoin(currency ?? business.currency, total, all)) return setIssue(errorText("partOfCoin"));
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

  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && !isPending && onClose()}
      title={t("title")}
      footer={
        <Button
          ref={submitButton}
          type="submit"
          form={FORM_ID}
          autoFocus={isCovered}
          variant="primary"
          size="lg"
          className="h-12 w-full"
          isPending={isPending}
        >
          {isEnough ? (completeLabel ?? t("complete")) : t("add")}
        </Button>
      }
    >
      {notice !== null && (
        <Alert tone="warning" isLive className="mb-4">
          {notice}
        </Alert>
      )}
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
      <form id={FORM_ID} noValidate className="space-y-4" onSubmit={submit}>
        {!isCovered && (
          <>
            <fieldset>
              <legend className="mb-1.5 text-[0.8125rem] font-medium">{t("method")}</legend>
              <div className="grid grid-cols-2 gap-2 min-[420px]:grid-cols-4">
                {TILL_METHODS.map((each) => (
                  <label key={each} className="relative">
                    <input
                      type="radio"
                      name="method"
                      className="peer sr-only"
                      checked={method === each}
                      onChange={() => setMethod(each)}
                    />
                    <span className="flex min-h-11 items-center justify-center rounded-box border border-line px-2 text-center text-[0.8125rem] font-medium shadow-lift peer-checked:border-accent peer-checked:bg-accent-soft peer-checked:text-accent-ink peer-focus-visible:outline-2 peer-focus-visible:outline-accent">
                      {tMethod(each)}
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
            <Field label={t("amount")} error={issue}>
              <Input
                ref={amountBox}
                isNumeric
                autoFocus
                className="h-12 text-xl"
                value={text}
                onFocus={(event) => event.target.select()}
                onChange={(event) => setEdited(event.target.value)}
              />
            </Field>
            {method === "cash" ? (
              <div role="group" aria-label={t("quick")} className="flex flex-wrap gap-2">
                {quickAmounts(due).map((amount, index) => (
                  <Button
                    key={amount}
                    size="lg"
                    className="flex-1 px-3 text-[0.875rem] tabular-nums"
                    onClick={() => setEdited(amount)}
                  >
                    {index === 0 ? t("exact") : money(amount)}
                  </Button>
                ))}
              </div>
            ) : (
              <Field label={t("reference")} hint={t("referenceHint")} isOptional>
                <Input
                  dir="auto"
                  maxLength={100}
                  value={reference}
                  onChange={(event) => setReference(event.target.value)}
                />
              </Field>
            )}
          </>
        )}
        <p
          aria-live="polite"
          className={classNames(
            "flex min-h-8 items-baseline justify-between text-lg font-semibold",
            new Decimal(after.change).isZero() && "invisible",
          )}
        >
          <span>{t("change")}</span>
          <bdi className="tabular-nums">{money(after.change)}</bdi>
        </p>
      </form>
    </Dialog>
  );
}
