"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { TILL_METHODS } from "@/lib/sales/payment-methods";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { quickAmounts } from "./quick-amounts";
import type { Payments } from "./use-payments";

type PaymentFieldsProps = {
  next: Payments;
  amountBox: RefObject<HTMLInputElement | null>;
  money: (amount: string) => string;
};

/** The next payment: method, amount and reference. */
export function PaymentFields({ next, amountBox, money }: PaymentFieldsProps) {
  const t = useTranslations("till.pay");
  const tMethod = useTranslations("till.methods");
  return (
    <>
      <fieldset>
        <legend className="mb-1.5 text-[0.8125rem] font-medium">{t("method")}</legend>
        <div className="grid grid-cols-2 gap-2 min-[420px]:grid-cols-4">
          {TILL_METHODS.map((method) => (
            <label key={method} className="relative">
              <input
                type="radio"
                name="method"
                className="peer sr-only"
                checked={next.method === method}
                onChange={() => next.setMethod(method)}
              />
              <span className="flex min-h-11 items-center justify-center rounded-box border border-line px-2 text-center text-[0.8125rem] font-medium shadow-lift peer-checked:border-accent peer-checked:bg-accent-soft peer-checked:text-accent-ink peer-focus-visible:outline-2 peer-focus-visible:outline-accent">
                {tMethod(method)}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <Field label={t("amount")} error={next.issue}>
        <Input
          ref={amountBox}
          isNumeric
          autoFocus
          className="h-12 text-xl"
          value={next.text}
          onFocus={(event) => event.target.select()}
          onChange={(event) => next.setText(event.target.value)}
        />
      </Field>
      {next.method === "cash" ? (
        <div role="group" aria-label={t("quick")} className="flex flex-wrap gap-2">
          {quickAmounts(next.due).map((amount, index) => (
            <Button
              key={amount}
              size="lg"
              className="flex-1 px-3 text-[0.875rem] tabular-nums"
              onClick={() => next.setText(amount)}
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
            value={next.reference}
            onChange={(event) => next.setReference(event.target.value)}
          />
        </Field>
      )}
    </>
  );
}
