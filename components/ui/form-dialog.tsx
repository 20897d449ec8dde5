"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { useShowRefusal } from "@/components/hooks/use-show-refusal";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type FormDialogProps<V extends FieldValues, T> = {
  form: UseFormReturn<V, unknown, T>;
  title: ReactNode;
  description?: ReactNode;
  size?: "sm" | "md" | "lg";
  submitLabel: string;
  /** Rejects when refused: the reason is shown beside its field, and the typed values stay. */
  onSubmit: (values: T) => Promise<void>;
  onClose: () => void;
  children: ReactNode;
};

/** A form that is sent or discarded as a whole. The caller closes it after sending. */
export function FormDialog<V extends FieldValues, T>({
  form,
  title,
  description,
  size = "sm",
  submitLabel,
  onSubmit,
  onClose,
  children,
}: FormDialogProps<V, T>) {
  const t = useTranslations("common");
  const formId = useId();
  const showRefusal = useShowRefusal(form);
  return (
    <Dialog
      isOpen
      size={size}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" isPending={form.formState.isSubmitting}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="space-y-4"
        onSubmit={form.handleSubmit((values) => onSubmit(values).catch(showRefusal))}
      >
        {children}
      </form>
    </Dialog>
  );
}
