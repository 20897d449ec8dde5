"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { useApiError } from "@/components/hooks/use-api-error";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { PasswordInput } from "@/components/ui/password-input";
import { fetchJson, RequestError } from "@/lib/http/fetch-json";
import { newPasswordSchema } from "@/lib/users/user-schema";

const formSchema = z.object({ password: newPasswordSchema });

/** Sets the password of the link's user, and signs in with it. */
export function ChosenPasswordForm() {
  const t = useTranslations("auth");
  const tOwn = useTranslations("users.own");
  const issueText = useFieldError();
  const errorText = useApiError();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const form = useForm<z.infer<typeof formSchema>>({
    resolver: zodResolver(formSchema),
    defaultValues: { password: "" },
  });
  const { errors, isSubmitting } = form.formState;

  async function submit({ password }: { password: string }) {
    setRefusal(null);
    let email: string;
    try {
      const body = { token: window.location.hash.slice(1), password };
      ({ email } = await fetchJson<{ email: string }>("/api/password-links", { method: "PUT", body }));
    } catch (error) {
      const message = error instanceof RequestError ? error.body.fields?.password : undefined;
      if (message) form.setError("password", { type: "server", message }, { shouldFocus: true });
      else setRefusal(errorText(error));
      return;
    }
    setIsLeaving(true);
    await signIn("credentials", { email, password, redirect: false }).catch(() => undefined);
    window.location.assign("/");
  }

  return (
    <Card className="w-full max-w-sm">
      <h1 className="text-xl font-semibold tracking-tight rtl:tracking-normal">{t("choose.title")}</h1>
      <p className="mt-1 mb-5 text-ink-muted">{t("choose.text")}</p>
      <form method="post" noValidate onSubmit={form.handleSubmit(submit)} className="flex flex-col gap-4">
        {refusal && (
          <Alert tone="danger" isLive>
            {refusal}
          </Alert>
        )}
        <Field label={tOwn("next")} hint={tOwn("nextHint")} error={issueText(errors.password?.message)}>
          <PasswordInput autoComplete="new-password" autoFocus {...form.register("password")} />
        </Field>
        <Button type="submit" variant="primary" size="lg" isPending={isSubmitting || isLeaving} className="mt-1 w-full">
          {t("choose.submit")}
        </Button>
      </form>
      <p className="mt-5 text-center">
        <Link href="/login" className="text-accent-ink hover:underline">
          {t("forgotten.back")}
        </Link>
      </p>
    </Card>
  );
}
