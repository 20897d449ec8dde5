"use client";

import { useTranslations } from "next-intl";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useStoreTextHint } from "@/components/hooks/use-store-text-hint";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { MAX_NAME_LENGTH } from "@/lib/catalog/product-schema";
import type { ProductTexts } from "@/lib/catalog/product-texts-schema";
import type { ProductView } from "@/lib/catalog/product-view";

export type TextsForm = { texts: ProductTexts[] };

type LanguageFieldsProps = {
  form: UseFormReturn<TextsForm>;
  index: number;
  /** The texts that go out where a field is empty. */
  entered: Pick<ProductView, "name" | "description" | "shortDescription">;
  /** The language's name. */
  name: string;
  hint: string;
  isDisabled: boolean;
};

/** The texts in one language. */
export function LanguageFields({ form, index, entered, name, hint, isDisabled }: LanguageFieldsProps) {
  const t = useTranslations("products");
  const invalid = useFieldError();
  const storeHint = useStoreTextHint();
  const typedName = useWatch({ control: form.control, name: `texts.${index}.name` });
  const errors = form.formState.errors.texts?.[index];
  const text = (field: "name" | "shortDescription" | "description") => ({
    dir: "auto" as const,
    placeholder: entered[field],
    ...form.register(`texts.${index}.${field}`),
  });
  return (
    <fieldset disabled={isDisabled} className="min-w-0">
      <legend className="font-medium">{name}</legend>
      <p className="text-[0.8125rem] text-ink-muted">{hint}</p>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        <Field label={t("name")} hint={storeHint(typedName, "name")} error={invalid(errors?.name?.message)}>
          <Input maxLength={MAX_NAME_LENGTH} {...text("name")} />
        </Field>
        <Field label={t("shortDescription")} error={invalid(errors?.shortDescription?.message)}>
          <Textarea rows={2} {...text("shortDescription")} />
        </Field>
        <Field
          label={t("description")}
          hint={t("htmlHint")}
          error={invalid(errors?.description?.message)}
          className="sm:col-span-2"
        >
          <Textarea rows={4} {...text("description")} />
        </Field>
      </div>
    </fieldset>
  );
}
