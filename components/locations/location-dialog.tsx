"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { type NewLocation, newLocationSchema } from "@/lib/locations/location-schema";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";

type LocationDialogProps = {
  title: ReactNode;
  submitLabel: string;
  location: NewLocation;
  /** Rejects when refused: the reason is shown beside its field, and what was typed stays. */
  onSave: (values: NewLocation) => Promise<void>;
  onClose: () => void;
};

/** Name, phone and address of a new or an existing location. */
export function LocationDialog({ title, submitLabel, location, onSave, onClose }: LocationDialogProps) {
  const t = useTranslations("locations");
  const issueText = useFieldError();
  const form = useForm<NewLocation>({ resolver: zodResolver(newLocationSchema), defaultValues: location });
  const { errors } = form.formState;

  async function submit(values: NewLocation) {
    await onSave(values);
    onClose();
  }

  return (
    <FormDialog form={form} title={title} submitLabel={submitLabel} onSubmit={submit} onClose={onClose}>
      <Field label={t("name")} hint={t("nameHint")} error={issueText(errors.name?.message)}>
        <Input dir="auto" maxLength={200} autoFocus {...form.register("name")} />
      </Field>
      <Field label={t("address")} hint={t("addressHint")} error={issueText(errors.address?.message)} isOptional>
        <Textarea rows={3} dir="auto" maxLength={500} {...form.register("address")} />
      </Field>
      <Field label={t("phone")} error={issueText(errors.phone?.message)} isOptional>
        <Input type="tel" dir="ltr" maxLength={50} {...form.register("phone")} />
      </Field>
    </FormDialog>
  );
}
