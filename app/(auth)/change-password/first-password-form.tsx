"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useShowRefusal } from "@/components/hooks/use-show-refusal";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { fetchJson } from "@/lib/http/fetch-json";
import { type PasswordChange, passwordChangeSchema } from "@/lib/users/user-schema";

/** Replaces a one-time password, and goes on. */
export function FirstPasswordForm() {
  const t = useTranslations("auth.first");
  const tOwn = useTranslations("users.own");
  const issueText = useFieldError();
  const [isLeaving, setIsLeaving] = useState(false);
  const form = useForm<PasswordChange>({
    resolver: zodResolver(passwordChangeSchema),
    defaultValues: { current: "", next: "" },
  });
  const showRefusal = useShowRefusal(form);
  const { errors, isSubmitting } = form.formState;

  async function submit(values: PasswordChange) {
    try {
      await fetchJson("/api/users/me/password", { method: "PUT", body: values });
    } catch (error) {
      showRefusal(error);
      return;
    }
    setIsLeaving(true);
    window.location.assign("/");
  }

  return (
    <Card className="w-full max-w-sm">
      <h1 className="text-xl font-semibold tracking-tight rtl:tracking-normal">{t("title")}</h1>
      <p className="mt-1 mb-5 text-ink-muted">{t("text")}</p>
      <form method="post" noValidate onSubmit={form.handleSubmit(submit)} className="flex flex-col gap-4">
        <Field label={t("current")} error={issueText(errors.current?.message)}>
          <PasswordInput autoComplete="current-password" autoFocus {...form.register("current")} />
        </Field>
        <Field label={tOwn("next")} hint={tOwn("nextHint")} error={issueText(errors.next?.message)}>
          <PasswordInput autoComplete="new-password" {...form.register("next")} />
        </Field>
        <Button type="submit" variant="primary" size="lg" isPending={isSubmitting || isLeaving} className="mt-1 w-full">
          {t("submit")}
        </Button>
        <Button variant="link" onClick={() => void signOut({ callbackUrl: "/login" })}>
          {t("signOut")}
        </Button>
      </form>
    </Card>
  );
}
