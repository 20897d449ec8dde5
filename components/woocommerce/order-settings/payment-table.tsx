"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type UseFormReturn, useFieldArray } from "react-hook-form";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import {
  ORDER_PAYMENT_METHODS,
  type OrderSettingsForm,
  type OrderSettingsInput,
} from "@/lib/sync/stores/order-settings-input";
import { SettingsSection } from "../settings/settings-section";

type PaymentTableProps = { form: UseFormReturn<OrderSettingsForm, unknown, OrderSettingsInput> };

/** Payment method of the store → payment method of the POS. */
export function PaymentTable({ form }: PaymentTableProps) {
  const t = useTranslations("orders.settings.payments");
  const method = useTranslations("orders.method");
  const invalid = useFieldError();
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "payments" });
  const errors = form.formState.errors.payments;
  return (
    <SettingsSection id="payments" title={t("title")} text={t("text")}>
      {fields.length === 0 && <p className="text-ink-muted">{t("none")}</p>}
      <ul className="space-y-2">
        {fields.map((field, index) => (
          <li key={field.id} className="grid grid-cols-[minmax(0,1fr)_minmax(0,9rem)_2rem] items-center gap-2">
            <div className="min-w-0">
              <Input
                aria-label={t("method")}
                dir="ltr"
                placeholder={t("method")}
                {...form.register(`payments.${index}.method`)}
              />
              {errors?.[index]?.method && (
                <span role="alert" className="block text-[0.8125rem] text-danger-ink">
                  {invalid(errors[index].method.message)}
                </span>
              )}
            </div>
            <Select aria-label={`${t("pos")}: ${field.method}`} {...form.register(`payments.${index}.pos`)}>
              {ORDER_PAYMENT_METHODS.map((name) => (
                <option key={name} value={name}>
                  {method(name)}
                </option>
              ))}
            </Select>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("remove", { method: field.method })}
              onClick={() => remove(index)}
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      <Button size="sm" onClick={() => append({ method: "", pos: "online" })}>
        <Plus aria-hidden />
        {t("add")}
      </Button>
    </SettingsSection>
  );
}
