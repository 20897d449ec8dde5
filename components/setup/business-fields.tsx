"use client";

import { useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useFieldError } from "@/components/hooks/use-field-error";
import { WEIGHT_UNITS } from "@/lib/settings/business-schema";
import type { SetupInput } from "@/lib/setup/setup-schema";

type BusinessFieldsProps = { currencies: { code: string; name: string }[]; timeZones: string[] };

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
            {currencies.map(({ code, name }) => (
              <option key={code} value={code}>{`${code} – ${name}`}</option>
            ))}
          </Select>
        </Field>
        <Field label={tBusiness("timeZone")} error={issueText(errors?.timeZone?.message)} isRequired>
          <Select {...register("business.timeZone")}>
            {timeZones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll("_", " ")}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={tBusiness("weightUnit")} error={issueText(errors?.weightUnit?.message)}>
          <Select {...register("business.weightUnit")}>
            {WEIGHT_UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {tBusiness(`weights.${unit}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </Card>
  );
}
