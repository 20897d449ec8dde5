"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { useFieldError } from "@/components/hooks/use-field-error";
import type { SetupInput } from "@/lib/setup/setup-schema";

/** How prices are entered, and the tax rates. A shop without tax removes every rate. */
export function TaxFields() {
  const t = useTranslations("setup.tax");
  const tBusiness = useTranslations("settings.business");
  const issueText = useFieldError();
  const { register, control, formState, setValue } = useFormContext<SetupInput>();
  const { fields, append, remove } = useFieldArray({ control, name: "taxRates" });
  const pricesIncludeTax = useWatch({ control, name: "business.pricesIncludeTax" });
  const errors = formState.errors.taxRates;
  const radioProps = (value: boolean) => ({
    name: "pricesIncludeTax",
    checked: pricesIncludeTax === value,
    onChange: () => setValue("business.pricesIncludeTax", value),
  });
  return (
    <Card title={t("title")} description={t("text")}>
      <div className="space-y-4">
        <RadioGroup legend={tBusiness("tax")}>
          <Radio {...radioProps(true)} label={tBusiness("taxIncluded")} hint={tBusiness("taxIncludedHint")} />
          <Radio {...radioProps(false)} label={tBusiness("taxExcluded")} hint={tBusiness("taxExcludedHint")} />
        </RadioGroup>
        {fields.map(({ id }, index) => (
          <div
            key={id}
            role="group"
            aria-label={t("rateNumber", { number: index + 1 })}
            className="grid grid-cols-[1fr_auto] items-start gap-3 sm:grid-cols-[1fr_8rem_auto]"
          >
            <Field
              label={t("name")}
              hint={index === 0 && t("nameHint")}
              error={issueText(errors?.[index]?.name?.message)}
              className="max-sm:col-span-2"
            >
              <Input dir="auto" maxLength={200} {...register(`taxRates.${index}.name`)} />
            </Field>
            <Field label={t("percent")} error={issueText(errors?.[index]?.percent?.message)}>
              <Input isNumeric {...register(`taxRates.${index}.percent`)} />
            </Field>
            <Button
              variant="ghost"
              size="icon"
              className="mt-6"
              aria-label={t("remove", { number: index + 1 })}
              onClick={() => remove(index)}
            >
              <Trash2 aria-hidden />
            </Button>
          </div>
        ))}
        {fields.length === 0 && <p className="text-ink-muted">{t("none")}</p>}
        <Button size="sm" onClick={() => append({ name: "", percent: "" })}>
          <Plus aria-hidden />
          {t("add")}
        </Button>
      </div>
    </Card>
  );
}
