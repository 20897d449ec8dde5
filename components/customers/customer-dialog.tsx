"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import {
  ADDRESS_FIELDS,
  type CustomerInput,
  customerInputSchema,
  type CustomerView,
} from "@/lib/customers/customer-schema";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useShowRefusal } from "@/components/hooks/use-show-refusal";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmailInput } from "@/components/ui/email-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";

const FORM_ID = "customer";
const NO_ADDRESS = { address1: "", address2: "", postcode: "", city: "", country: "" };

type CustomerDialogProps = {
  /** Null adds a customer. */
  customer: CustomerView | null;
  /** The search text that found nobody. */
  nameHint?: string;
  isPending: boolean;
  /** Rejects with the server's error, which the dialog shows. */
  onSave: (input: CustomerInput) => Promise<void>;
  onClose: () => void;
};

export function CustomerDialog({ customer, nameHint = "", isPending, onSave, onClose }: CustomerDialogProps) {
  const t = useTranslations("customers");
  const issueText = useFieldError();
  const form = useForm<z.input<typeof customerInputSchema>, unknown, CustomerInput>({
    resolver: zodResolver(customerInputSchema),
    defaultValues: customer ?? { name: nameHint, email: "", phone: "", note: "", address: NO_ADDRESS },
  });
  const showRefusal = useShowRefusal(form);
  const { errors } = form.formState;
  return (
    <Dialog
      isOpen
      size="md"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={customer === null ? t("add") : <bdi>{customer.name}</bdi>}
      footer={
        <Button type="submit" form={FORM_ID} variant="primary" isPending={isPending}>
          {t(customer === null ? "create" : "save")}
        </Button>
      }
    >
      <form
        id={FORM_ID}
        noValidate
        className="grid gap-4 sm:grid-cols-2"
        onSubmit={form.handleSubmit((input) => onSave(input).catch(showRefusal))}
      >
        <Field label={t("fields.name")} error={issueText(errors.name?.message)} isRequired className="sm:col-span-2">
          <Input dir="auto" autoFocus autoComplete="off" {...form.register("name")} />
        </Field>
        <Field label={t("fields.phone")} error={issueText(errors.phone?.message)}>
          <Input type="tel" dir="ltr" autoComplete="off" {...form.register("phone")} />
        </Field>
        <Field label={t("fields.email")} error={issueText(errors.email?.message)}>
          <EmailInput autoComplete="off" {...form.register("email")} />
        </Field>
        {ADDRESS_FIELDS.map((field) => (
          <Field
            key={field}
            label={t(`fields.${field}`)}
            error={issueText(errors.address?.[field]?.message)}
            className={field === "country" ? "sm:col-span-2" : ""}
          >
            <Input dir="auto" autoComplete="off" {...form.register(`address.${field}`)} />
          </Field>
        ))}
        <Field
          label={t("fields.note")}
          hint={t("fields.noteHint")}
          error={issueText(errors.note?.message)}
          className="sm:col-span-2"
        >
          <Textarea dir="auto" rows={2} {...form.register("note")} />
        </Field>
      </form>
    </Dialog>
  );
}
