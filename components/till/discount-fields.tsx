"use client";

import { useTranslations } from "next-intl";
import { Decimal } from "decimal.js";
import { priceSchema } from "@/lib/money/decimal-schema";
import type { Discount } from "@/lib/sales/sale-totals";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

/** As typed; an empty value is no discount. */
type DiscountText = { kind: Discount["kind"]; value: string };

export function toDiscountText(discount: Discount | null): DiscountText {
  return discount ?? { kind: "percent", value: "" };
}

type ReadDiscount = { discount: Discount | null; issue: string | null };

/** The discount of the two fields. `issue` is a key of `errors`, or "tooMuch". */
export function readDiscount({ kind, value }: DiscountText): ReadDiscount {
  if (value.trim() === "") return { discount: null, issue: null };
  const parsed = priceSchema.safeParse(value);
  if (!parsed.success) return { discount: null, issue: parsed.error.issues[0]?.message ?? "notANumber" };
  if (kind === "percent" && new Decimal(parsed.data).gt(100)) return { discount: null, issue: "tooMuch" };
  return { discount: new Decimal(parsed.data).isZero() ? null : { kind, value: parsed.data }, issue: null };
}

type DiscountFieldsProps = {
  text: DiscountText;
  issue: string | null;
  hasFocus?: boolean;
  onChange: (text: DiscountText) => void;
};

export function DiscountFields({ text, issue, hasFocus = false, onChange }: DiscountFieldsProps) {
  const t = useTranslations("till.discount");
  const errorText = useFieldError();
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field
        label={t("value")}
        error={issue === null ? undefined : issue === "tooMuch" ? t("tooMuch") : errorText(issue)}
      >
        <Input
          isNumeric
          autoFocus={hasFocus}
          value={text.value}
          onFocus={(event) => event.target.select()}
          onChange={(event) => onChange({ ...text, value: event.target.value })}
        />
      </Field>
      <Field label={t("kind")}>
        <Select
          value={text.kind}
          onChange={(event) => onChange({ ...text, kind: event.target.value === "amount" ? "amount" : "percent" })}
        >
          <option value="percent">{t("percent")}</option>
          <option value="amount">{t("amount")}</option>
        </Select>
      </Field>
    </div>
  );
}
