"use client";

import type { ComponentProps, ReactNode } from "react";
import { type FieldError, type FieldPath, get, useFormContext, useFormState, useWatch } from "react-hook-form";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useStoreTextHint } from "@/components/hooks/use-store-text-hint";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TableCell } from "@/components/ui/table";
import { Textarea } from "@/components/ui/textarea";
import type { ProductFormValues } from "./product-form-values";

type FieldName = FieldPath<ProductFormValues>;

/** The sentence of a field's error, if there is one. */
export function useFormFieldError(name: FieldName): string | undefined {
  const { errors } = useFormState<ProductFormValues>({ name });
  const issueText = useFieldError();
  const error: unknown = get(errors, name);
  return issueText((error as FieldError | undefined)?.message);
}

/** Whether the field's text goes to the online store, which changes some texts. */
type StoreText = { storeText?: "name" | "sku" };

/** The sentence about what the online store will change in the field's text, if there is something. */
function useFieldHint(name: FieldName, storeText: "name" | "sku" | undefined): string | undefined {
  const { control } = useFormContext<ProductFormValues>();
  const text: unknown = useWatch({ control, name });
  const hintOf = useStoreTextHint();
  return storeText === undefined ? undefined : hintOf(text, storeText);
}

type FormInputProps = ComponentProps<typeof Input> &
  StoreText & { name: FieldName; label: ReactNode; hint?: ReactNode };

export function FormInput({ name, label, hint, storeText, ...props }: FormInputProps) {
  const { register } = useFormContext<ProductFormValues>();
  const storeHint = useFieldHint(name, storeText);
  return (
    <Field label={label} hint={storeHint ?? hint} error={useFormFieldError(name)}>
      <Input {...props} {...register(name)} />
    </Field>
  );
}

type FormTextareaProps = ComponentProps<typeof Textarea> & { name: FieldName; label: ReactNode; hint?: ReactNode };

export function FormTextarea({ name, label, hint, ...props }: FormTextareaProps) {
  const { register } = useFormContext<ProductFormValues>();
  return (
    <Field label={label} hint={hint} error={useFormFieldError(name)}>
      <Textarea dir="auto" {...props} {...register(name)} />
    </Field>
  );
}

type CellInputProps = ComponentProps<typeof Input> & StoreText & { name: FieldName; label: string };

/** A field of a table, labelled by its column and row. */
export function CellInput({ name, label, storeText, ...props }: CellInputProps) {
  const { register } = useFormContext<ProductFormValues>();
  const error = useFormFieldError(name);
  const storeHint = useFieldHint(name, storeText);
  return (
    <TableCell>
      <Input aria-label={label} aria-invalid={error !== undefined || undefined} {...props} {...register(name)} />
      {error !== undefined && (
        <p role="alert" className="mt-1 text-[0.8125rem] text-danger-ink">
          {error}
        </p>
      )}
      {storeHint !== undefined && (
        <p role="status" className="mt-1 text-[0.8125rem] text-ink-muted">
          {storeHint}
        </p>
      )}
    </TableCell>
  );
}
