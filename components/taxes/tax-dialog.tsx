"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { type NewTaxRate, taxRateSchema, type TaxRateView } from "@/lib/taxes/tax-schema";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useShowRefusal } from "@/components/products/use-show-refusal";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type TaxDialogProps = {
  /** Null: a new one. */
  rate: TaxRateView | null;
  onSave: (rate: NewTaxRate) => Promise<void>;
  onClose: () => void;
};

const FORM_ID = "tax-rate";

/** Name and percent, and what changing them touches. */
export function TaxDialog({ rate, onSave, onClose }: TaxDialogProps) {
  const t = useTranslations("taxes");
  const issueText = useFieldError();
  const form = useForm<z.input<typeof taxRateSchema>, unknown, NewTaxRate>({
    resolver: zodResolver(taxRateSchema),
    defaultValues: { name: rate?.name ?? "", percent: rate?.percent ?? "" },
  });
  const showRefusal = useShowRefusal(form);
  const { errors, isSubmitting } = form.formState;

  async function submit(values: NewTaxRate) {
    try {
      await onSave(values);
      onClose();
    } catch (error) {
      showRefusal(error);
    }
  }

  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={rate === null ? t("add") : t("editTitle", { name: rate.name })}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={FORM_ID} variant="primary" isPending={isSubmitting}>
            {t(rate === null ? "create" : "save")}
          </Button>
        </>
      }
    >
      <form id={FORM_ID} noValidate className="space-y-4" onSubmit={form.handleSubmit(submit)}>
        <Field label={t("name")} hint={t("nameHint")} error={issueText(errors.name?.message)}>
          <Input dir="auto" maxLength={200} autoFocus {...form.register("name")} />
        </Field>
        <Field label={t("percent")} hint={t("percentHint")} error={issueText(errors.percent?.message)}>
          <Input isNumeric {...form.register("percent")} />
        </Field>
        {rate !== null && (
          <Alert tone={rate.touches > 0 ? "warning" : "neutral"}>
            {t("touches", { count: rate.touches })} {rate.groups.length > 0 && t("inGroupsToo", { count: rate.groups.length, names: rate.groups.join(", ") })}
          </Alert>
        )}
      </form>
    </Dialog>
  );
}
