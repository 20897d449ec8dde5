"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import { toast } from "sonner";
import { useApiError } from "@/components/hooks/use-api-error";
import { useFieldError } from "@/components/hooks/use-field-error";
import {
  type Currency,
  CurrencyOptions,
  TimeZoneOptions,
  WeightUnitOptions,
} from "@/components/settings/business-options";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormActions } from "@/components/ui/form-actions";
import { Input } from "@/components/ui/input";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { fetchJson, RequestError } from "@/lib/http/fetch-json";
import { type BusinessSettings, businessSettingsSchema } from "@/lib/settings/business-schema";

type BusinessFormProps = {
  settings: BusinessSettings;
  currencies: Currency[];
  timeZones: string[];
};

export function BusinessForm({ settings, currencies, timeZones }: BusinessFormProps) {
  const t = useTranslations("settings.business");
  const errorText = useApiError();
  const fieldError = useFieldError();
  const router = useRouter();
  const form = useForm<BusinessSettings>({ resolver: zodResolver(businessSettingsSchema), defaultValues: settings });
  const { register, formState, setValue, control } = form;
  const { errors, isDirty } = formState;
  const pricesIncludeTax = useWatch({ control, name: "pricesIncludeTax" });

  const save = useMutation({
    mutationFn: (values: BusinessSettings) =>
      fetchJson<BusinessSettings>("/api/settings/business", {
        method: "PATCH",
        body: values,
        schema: businessSettingsSchema,
      }),
    onSuccess: (saved) => {
      form.reset(saved);
      toast.success(t("saved"));
      // The sidebar's name and every price and time depend on these settings.
      router.refresh();
    },
    onError: (error) => {
      if (!(error instanceof RequestError)) return;
      for (const [name, message] of Object.entries(error.body.fields ?? {})) {
        if (name in settings) form.setError(name as keyof BusinessSettings, { message });
      }
    },
  });

  const taxProps = (value: boolean) => ({
    name: "pricesIncludeTax",
    checked: pricesIncludeTax === value,
    onChange: () => setValue("pricesIncludeTax", value, { shouldDirty: true }),
  });

  return (
    <form noValidate onSubmit={form.handleSubmit((values) => save.mutate(values))}>
      <Card>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            label={t("name")}
            hint={t("nameHint")}
            error={fieldError(errors.name?.message)}
            isRequired
            className="sm:col-span-2"
          >
            <Input autoComplete="organization" maxLength={120} dir="auto" {...register("name")} />
          </Field>
          <Field label={t("currency")} hint={t("currencyHint")} error={fieldError(errors.currency?.message)}>
            <Select {...register("currency")}>
              <CurrencyOptions currencies={currencies} />
            </Select>
          </Field>
          <Field label={t("timeZone")} hint={t("timeZoneHint")} error={fieldError(errors.timeZone?.message)}>
            <Select {...register("timeZone")}>
              <TimeZoneOptions timeZones={timeZones} />
            </Select>
          </Field>
          <RadioGroup legend={t("tax")}>
            <Radio {...taxProps(true)} label={t("taxIncluded")} hint={t("taxIncludedHint")} />
            <Radio {...taxProps(false)} label={t("taxExcluded")} hint={t("taxExcludedHint")} />
          </RadioGroup>
          <Field label={t("weightUnit")} error={fieldError(errors.weightUnit?.message)}>
            <Select {...register("weightUnit")}>
              <WeightUnitOptions />
            </Select>
          </Field>
        </div>
        {save.isError && (
          <Alert tone="danger" isLive title={t("refused")} className="mt-5">
            {errorText(save.error)}
          </Alert>
        )}
        <div className="mt-6">
          <FormActions status={isDirty ? t("unsaved") : undefined}>
            {isDirty && (
              <Button
                onClick={() => {
                  form.reset();
                  save.reset();
                }}
              >
                {t("discard")}
              </Button>
            )}
            <Button type="submit" variant="primary" isPending={save.isPending} disabled={!isDirty}>
              {t("save")}
            </Button>
          </FormActions>
        </div>
      </Card>
    </form>
  );
}
