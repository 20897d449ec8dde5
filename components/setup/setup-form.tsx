"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { signIn } from "next-auth/react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import type { Currency } from "@/components/settings/business-options";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useShowRefusal } from "@/components/hooks/use-show-refusal";
import { fetchJson } from "@/lib/http/fetch-json";
import { type SetupInput, setupSchema } from "@/lib/setup/setup-schema";
import { BusinessFields } from "./business-fields";
import { LocationFields, OwnerFields } from "./location-and-owner-fields";
import { TaxFields } from "./tax-fields";

type SetupFormProps = { currencies: Currency[]; timeZones: string[] };

/** The first start: business, taxes, location and owner, guarded by the code that the server printed. */
export function SetupForm({ currencies, timeZones }: SetupFormProps) {
  const t = useTranslations("setup");
  const locale = useLocale();
  const issueText = useFieldError();
  const [isLeaving, setIsLeaving] = useState(false);
  const form = useForm<SetupInput>({
    resolver: zodResolver(setupSchema),
    defaultValues: {
      code: "",
      business: { name: "", currency: "", timeZone: "UTC", pricesIncludeTax: true, weightUnit: "kg" },
      taxRates: [{ name: "", percent: "" }],
      location: { name: t("location.nameDefault"), address: "", phone: "" },
      owner: { name: "", email: "", password: "", locale },
    },
  });
  const { register, formState, setValue } = form;
  const showRefusal = useShowRefusal(form);

  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    if (timeZones.includes(timeZone)) setValue("business.timeZone", timeZone);
  }, [timeZones, setValue]);

  async function submit(values: SetupInput) {
    try {
      await fetchJson("/api/setup", { method: "POST", body: { ...values, owner: { ...values.owner, locale } } });
    } catch (error) {
      showRefusal(error);
      return;
    }
    setIsLeaving(true);
    const { email, password } = values.owner;
    await signIn("credentials", { email, password, redirect: false }).catch(() => undefined);
    // A full page load: the server sends the language and the rest of the session, or the sign-in page.
    window.location.assign("/");
  }

  return (
    <FormProvider {...form}>
      <form
        method="post"
        noValidate
        onSubmit={form.handleSubmit(submit)}
        className="flex w-full max-w-2xl flex-col gap-4"
      >
        <div>
          <h1 className="text-xl font-semibold tracking-tight rtl:tracking-normal">{t("title")}</h1>
          <p className="mt-1 text-ink-muted">{t("intro")}</p>
        </div>
        <Card title={t("code.title")} description={t("code.text")}>
          <Field
            label={t("code.label")}
            hint={t.rich("code.hint", {
              code: (chunks) => <bdi className="font-mono whitespace-nowrap">{chunks}</bdi>,
            })}
            error={issueText(formState.errors.code?.message)}
            isRequired
          >
            <Input
              dir="ltr"
              autoComplete="one-time-code"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              className="font-mono rtl:text-right"
              {...register("code")}
            />
          </Field>
        </Card>
        <BusinessFields currencies={currencies} timeZones={timeZones} />
        <TaxFields />
        <LocationFields />
        <OwnerFields />
        <Button
          type="submit"
          variant="primary"
          size="lg"
          isPending={formState.isSubmitting || isLeaving}
          className="w-full sm:w-auto sm:self-end"
        >
          {t("submit")}
        </Button>
      </form>
    </FormProvider>
  );
}
