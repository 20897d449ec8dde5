"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { type NewTaxRate, taxRateSchema, type TaxRateView } from "@/lib/taxes/tax-schema";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Alert } from "@/components/ui/alert";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";

type TaxDialogProps = {
  /** Null: a new rate. */
  rate: TaxRateView | null;
  onSave: (rate: NewTaxRate) => Promise<void>;
  onClose: () => void;
};

/** Name and percentage, and what a change affects. */
export function TaxDialog({ rate, onSave, onClose }: TaxDialogProps) {
  const t = useTranslations("taxes");
  const issueText = useFieldError();
  const form = useForm<z.input<typeof taxRateSchema>, unknown, NewTaxRate>({
    resolver: zodResolver(taxRateSchema),
    defaultValues: { name: rate?.name ?? "", percent: rate?.percent ?? "" },
  });
  const { errors } = form.formState;

  async function submit(values: NewTaxRate) {
    await onSave(values);
    onClose();
  }

  return (
    <FormDialog
      form={form}
      title={rate === null ? t("add") : t("editTitle", { name: rate.name })}
      submitLabel={t(rate === null ? "create" : "save")}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("name")} hint={t("nameHint")} error={issueText(errors.name?.message)}>
        <Input dir="auto" maxLength={200} autoFocus {...form.register("name")} />
      </Field>
      <Field label={t("percent")} hint={t("percentHint")} error={issueText(errors.percent?.message)}>
        <Input isNumeric {...form.register("percent")} />
      </Field>
      {rate !== null && (
        <Alert tone={rate.touches > 0 ? "warning" : "neutral"}>
          {t("touches", { count: rate.touches })}{" "}
          {rate.groups.length > 0 && t("inGroupsToo", { count: rate.groups.length, names: rate.groups.join(", ") })}
        </Alert>
      )}
    </FormDialog>
  );
}
