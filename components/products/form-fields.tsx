"use client";

import type { ComponentProps, ReactNode } from "react";
import { type FieldError, type FieldPath, get, useFormContext, useFormState } from "react-hook-form";
import { useFieldError } from "@/components/hooks/use-field-error";
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

type FormInputProps = ComponentProps<typeof Input> & { name: FieldName; label: ReactNode; hint?: ReactNode };

export function FormInput({ name, label, hint, ...props }: FormInputProps) {
  const { register } = useFormContext<ProductFormValues>();
  return (
    <Field label={label} hint={hint} error={useFormFieldError(name)}>
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

type CellInputProps = ComponentProps<typeof Input> & { name: FieldName; label: string };

/** A field of a table, labelled by its column and row. */
export function CellInput({ name, label, ...props }: CellInputProps) {
  const { register } = useFormContext<ProductFormValues>();
  const error = useFormFieldError(name);
  return (
    <TableCell>
      <Input aria-label={label} aria-invalid={error !== undefined || undefined} {...props} {...register(name)} />
      {error !== undefined && (
        <p role="alert" className="mt-1 text-[0.8125rem] text-danger-ink">
          {error}
        </p>
      )}
    </TableCell>
  );
}
