"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useShowRefusal } from "@/components/hooks/use-show-refusal";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { EmailInput } from "@/components/ui/email-input";
import { Field } from "@/components/ui/field";
import { fetchJson } from "@/lib/http/fetch-json";
import { forgottenPasswordSchema } from "@/lib/users/user-schema";

/** Asks for an e-mail with a link. What is said afterwards is the same for an address without an account. */
export function ForgottenPasswordForm() {
  const t = useTranslations("auth");
  const issueText = useFieldError();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm<z.infer<typeof forgottenPasswordSchema>>({
    resolver: zodResolver(forgottenPasswordSchema),
    defaultValues: { email: "" },
  });
  const showRefusal = useShowRefusal(form);
  const { errors, isSubmitting } = form.formState;

  async function submit(values: { email: string }) {
    try {
      await fetchJson("/api/password-links", { method: "POST", body: values });
      setSentTo(values.email);
    } catch (error) {
      showRefusal(error);
    }
  }

  if (sentTo !== null)
    return (
      <Alert tone="accent" isLive className="mt-5">
        {t("forgotten.sent", { email: sentTo })}
      </Alert>
    );
  return (
    <>
      <p className="mt-1 mb-5 text-ink-muted">{t("forgotten.text")}</p>
      <form method="post" noValidate onSubmit={form.handleSubmit(submit)} className="flex flex-col gap-4">
        <Field label={t("email")} error={issueText(errors.email?.message)}>
          <EmailInput autoComplete="username" autoFocus {...form.register("email")} />
        </Field>
        <Button type="submit" variant="primary" size="lg" isPending={isSubmitting} className="mt-1 w-full">
          {t("forgotten.submit")}
        </Button>
      </form>
    </>
  );
}
