"use client";

import { useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import {
  type Currency,
  CurrencyOptions,
  TimeZoneOptions,
  WeightUnitOptions,
} from "@/components/settings/business-options";
import { useFieldError } from "@/components/hooks/use-field-error";
import type { SetupInput } from "@/lib/setup/setup-schema";

type BusinessFieldsProps = { currencies: Currency[]; timeZones: string[] };

export function BusinessFields({ currencies, timeZones }: BusinessFieldsProps) {
  const t = useTranslations("setup");
  const tBusiness = useTranslations("settings.business");
  const issueText = useFieldError();
  const { register, formState } = useFormContext<SetupInput>();
  const errors = formState.errors.business;
  return (
    <Card title={t("business")}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label={tBusiness("name")}
          hint={tBusiness("nameHint")}
          error={issueText(errors?.name?.message)}
          isRequired
          className="sm:col-span-2"
        >
          <Input autoComplete="organization" maxLength={120} dir="auto" {...register("business.name")} />
        </Field>
        <Field label={tBusiness("currency")} error={issueText(errors?.currency?.message)} isRequired>
          <Select {...register("business.currency")}>
            <option value="">{t("chooseCurrency")}</option>
            <CurrencyOptions currencies={currencies} />
          </Select>
        </Field>
        <Field label={tBusiness("timeZone")} error={issueText(errors?.timeZone?.message)} isRequired>
          <Select {...register("business.timeZone")}>
            <TimeZoneOptions timeZones={timeZones} />
          </Select>
        </Field>
        <Field label={tBusiness("weightUnit")} error={issueText(errors?.weightUnit?.message)}>
          <Select {...register("business.weightUnit")}>
            <WeightUnitOptions />
          </Select>
        </Field>
      </div>
    </Card>
  );
}
