"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { type AttributeInput, MAX_ATTRIBUTES } from "@/lib/catalog/combinations";
import type { AttributeChoice } from "@/lib/catalog/list-attributes";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ValueInput } from "./value-input";

type AttributeRowsProps = {
  attributes: AttributeInput[];
  choices: AttributeChoice[];
  /** Field path such as "0.name" → message key */
  errors?: Record<string, string | undefined>;
  onChange: (attributes: AttributeInput[]) => void;
};

/** The attributes of the variations, each with its values; known names are suggested while typing. */
export function AttributeRows({ attributes, choices, errors = {}, onChange }: AttributeRowsProps) {
  const t = useTranslations("products.new");
  const issueText = useFieldError();
  const listId = useId();
  const change = (index: number, part: Partial<AttributeInput>) =>
    onChange(attributes.map((attribute, at) => (at === index ? { ...attribute, ...part } : attribute)));
  const valuesOf = (name: string) =>
    choices.find((choice) => choice.name.toLowerCase() === name.trim().toLowerCase())?.values ?? [];
  return (
    <div className="space-y-4">
      <datalist id={listId}>
        {choices.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {attributes.map(({ name, values }, index) => (
        <div
          key={index}
          role="group"
          aria-label={t("attributeNumber", { number: index + 1 })}
          className="grid items-start gap-3 sm:grid-cols-[12rem_1fr_auto]"
        >
          <Field
            label={t("attribute")}
            hint={index === 0 && t("attributeHint")}
            error={issueText(errors[`${index}.name`])}
          >
            <Input
              dir="auto"
              list={listId}
              maxLength={100}
              value={name}
              onChange={({ target }) => change(index, { name: target.value })}
            />
          </Field>
          <ValueInput
            label={t("values")}
            values={values}
            suggestions={valuesOf(name).filter((value) => !values.includes(value))}
            error={issueText(errors[`${index}.values`])}
            onChange={(next) => change(index, { values: next })}
          />
          <Button
            variant="ghost"
            size="icon"
            className="sm:mt-6"
            aria-label={t("removeAttribute", { name })}
            disabled={attributes.length === 1}
            onClick={() => onChange(attributes.filter((_, at) => at !== index))}
          >
            <Trash2 aria-hidden />
          </Button>
        </div>
      ))}
      {attributes.length < MAX_ATTRIBUTES && (
        <Button size="sm" onClick={() => onChange([...attributes, { name: "", values: [] }])}>
          <Plus aria-hidden />
          {t("addAttribute")}
        </Button>
      )}
    </div>
  );
}
