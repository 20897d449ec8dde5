"use client";

import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmailInput } from "@/components/ui/email-input";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { PasswordInput } from "@/components/ui/password-input";

type Credentials = { email: string; password: string };

export function SignInForm({ nextPath, wasSignedOut }: { nextPath: string; wasSignedOut: boolean }) {
  const t = useTranslations("auth");
  const { register, handleSubmit, formState, setFocus, resetField } = useForm<Credentials>();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);

  async function submit(credentials: Credentials) {
    setRefusal(null);
    const answer = await signIn("credentials", { ...credentials, redirect: false }).catch(() => undefined);
    if (answer?.ok) {
      setIsLeaving(true);
      // A full page load, because the server sends the language and the rest of the session.
      window.location.assign(nextPath);
      return;
    }
    const waitSeconds = /^tooMany:(\d+)$/.exec(answer?.error ?? "")?.[1];
    if (waitSeconds) setRefusal(t("tooMany", { minutes: Math.ceil(Number(waitSeconds) / 60) }));
    else if (answer?.error === "expired") setRefusal(t("expired"));
    else if (answer?.error === "CredentialsSignin") {
      setRefusal(t("wrong"));
      resetField("password");
      setFocus("password");
    } else setRefusal(t(answer?.error ? "notNow" : "failed"));
  }

  return (
    <Card className="w-full max-w-sm">
      <h1 className="text-xl font-semibold tracking-tight rtl:tracking-normal">{t("title")}</h1>
      <p className="mt-1 mb-5 text-ink-muted">{t("subtitle")}</p>
      <form method="post" noValidate onSubmit={handleSubmit(submit)} className="flex flex-col gap-4">
        {wasSignedOut && !refusal && <Alert tone="accent">{t("signedOut")}</Alert>}
        {refusal && (
          <Alert tone="danger" isLive>
            {refusal}
          </Alert>
        )}
        <Field label={t("email")} error={formState.errors.email?.message}>
          <EmailInput
            autoComplete="username"
            autoFocus

            {...register("email", { required: t("emailMissing") })}
          />
        </Field>
        <Field label={t("password")} error={formState.errors.password?.message}>
          <PasswordInput
            autoComplete="current-password"
            {...register("password", { required: t("passwordMissing") })}
          />
        </Field>
        <Button
          type="submit"
          variant="primary"
          size="lg"
          isPending={formState.isSubmitting || isLeaving}
          className="mt-1 w-full"
        >
          {t("submit")}
        </Button>
      </form>
      <p className="mt-5 text-center">
        <Link href="/forgot-password" className="text-accent-ink hover:underline">
          {t("forgotten.open")}
        </Link>
      </p>
    </Card>
  );
}
