"use client";

import { useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { Card } from "@/components/ui/card";
import { EmailInput } from "@/components/ui/email-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { Textarea } from "@/components/ui/textarea";
import { useFieldError } from "@/components/hooks/use-field-error";
import type { SetupInput } from "@/lib/setup/setup-schema";

export function LocationFields() {
  const t = useTranslations("setup.location");
  const issueText = useFieldError();
  const { register, formState } = useFormContext<SetupInput>();
  const errors = formState.errors.location;
  return (
    <Card title={t("title")} description={t("text")}>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label={t("name")} error={issueText(errors?.name?.message)} isRequired>
          <Input dir="auto" maxLength={200} {...register("location.name")} />
        </Field>
        <Field label={t("phone")} error={issueText(errors?.phone?.message)} isOptional>
          <Input type="tel" dir="ltr" autoComplete="tel" maxLength={50} {...register("location.phone")} />
        </Field>
        <Field
          label={t("address")}
          hint={t("addressHint")}
          error={issueText(errors?.address?.message)}
          isOptional
          className="sm:col-span-2"
        >
          <Textarea
            rows={3}
            dir="auto"
            autoComplete="street-address"
            maxLength={500}
            {...register("location.address")}
          />
        </Field>
      </div>
    </Card>
  );
}

export function OwnerFields() {
  const t = useTranslations("setup.owner");
  const tOwn = useTranslations("users.own");
  const issueText = useFieldError();
  const { register, formState } = useFormContext<SetupInput>();
  const errors = formState.errors.owner;
  return (
    <Card title={t("title")} description={t("text")}>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label={t("name")} error={issueText(errors?.name?.message)} isRequired className="sm:col-span-2">
          <Input dir="auto" autoComplete="name" maxLength={200} {...register("owner.name")} />
        </Field>
        <Field label={t("email")} hint={t("emailHint")} error={issueText(errors?.email?.message)} isRequired>
          <EmailInput autoComplete="username" {...register("owner.email")} />
        </Field>
        <Field label={t("password")} hint={tOwn("nextHint")} error={issueText(errors?.password?.message)} isRequired>
          <PasswordInput autoComplete="new-password" {...register("owner.password")} />
        </Field>
      </div>
    </Card>
  );
}
