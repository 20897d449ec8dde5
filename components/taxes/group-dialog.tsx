"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Decimal } from "decimal.js";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useController, useForm } from "react-hook-form";
import type { z } from "zod";
import { type NewTaxGroup, taxGroupSchema, type TaxRateView } from "@/lib/taxes/tax-schema";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useFormat } from "@/components/hooks/use-format";
import { Alert } from "@/components/ui/alert";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";

type GroupDialogProps = {
  /** Null: a new group. */
  group: TaxRateView | null;
  rates: readonly TaxRateView[];
  onSave: (group: NewTaxGroup) => Promise<void>;
  onClose: () => void;
};

/** Name and rates of a group, their sum, and what a change affects. */
export function GroupDialog({ group, rates, onSave, onClose }: GroupDialogProps) {
  const t = useTranslations("taxes");
  const issueText = useFieldError();
  const format = useFormat();
  const errorId = useId();
  const form = useForm<z.input<typeof taxGroupSchema>, unknown, NewTaxGroup>({
    resolver: zodResolver(taxGroupSchema),
    defaultValues: { name: group?.name ?? "", memberIds: group?.members.map(({ id }) => id) ?? [] },
  });
  const { errors } = form.formState;
  const { field } = useController({ control: form.control, name: "memberIds" });
  const membersError = issueText(errors.memberIds?.message);
  const percents = new Map(rates.map(({ id, percent }) => [id, percent]));
  const sum = field.value.reduce((total, id) => total.plus(percents.get(id) ?? "0"), new Decimal(0));

  /** In the order of the list, which is that of the receipt, not in the order of the clicks. */
  function setMember(member: number, isMember: boolean) {
    field.onChange(rates.map(({ id }) => id).filter((id) => (id === member ? isMember : field.value.includes(id))));
  }

  async function submit(values: NewTaxGroup) {
    await onSave(values);
    onClose();
  }

  return (
    <FormDialog
      form={form}
      title={group === null ? t("groups.add") : t("editTitle", { name: group.name })}
      submitLabel={t(group === null ? "create" : "save")}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("name")} hint={t("groups.nameHint")} error={issueText(errors.name?.message)}>
        <Input dir="auto" maxLength={200} autoFocus {...form.register("name")} />
      </Field>
      <fieldset className="min-w-0" aria-describedby={membersError ? errorId : undefined}>
        <legend className="mb-1 font-medium">{t("groups.members")}</legend>
        {rates.map(({ id, name, percent }, index) => (
          <Checkbox
            key={id}
            ref={index === 0 ? field.ref : null}
            label={<bdi>{name}</bdi>}
            hint={<bdi>{format.percent(percent)}</bdi>}
            checked={field.value.includes(id)}
            onChange={(event) => setMember(id, event.target.checked)}
          />
        ))}
        {membersError && (
          <p id={errorId} role="alert" className="mt-1 flex items-start gap-1.5 text-[0.8125rem] text-danger-ink">
            <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            <span>{membersError}</span>
          </p>
        )}
      </fieldset>
      <p aria-live="polite" className="tabular-nums">
        {t("groups.sum", { percent: format.percent(sum.toFixed()) })}
      </p>
      {group !== null && (
        <Alert tone={group.touches > 0 ? "warning" : "neutral"}>{t("groups.touches", { count: group.touches })}</Alert>
      )}
    </FormDialog>
  );
}
