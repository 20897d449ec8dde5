"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import { fetchJson } from "@/lib/http/fetch-json";
import { type PasswordChange, passwordChangeSchema } from "@/lib/users/user-schema";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useShowRefusal } from "@/components/hooks/use-show-refusal";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";

/** Changes the user's own password. This session stays, and the others end. */
export function OwnPasswordForm() {
  const t = useTranslations("users.own");
  const issueText = useFieldError();
  const form = useForm<PasswordChange>({
    resolver: zodResolver(passwordChangeSchema),
    defaultValues: { current: "", next: "" },
  });
  const showRefusal = useShowRefusal(form);
  const { errors, isSubmitting } = form.formState;

  async function submit(values: PasswordChange) {
    try {
      await fetchJson("/api/users/me/password", { method: "PUT", body: values });
      form.reset();
      toast.success(t("changed"));
    } catch (error) {
      showRefusal(error);
    }
  }

  return (
    <Card>
      <form noValidate className="space-y-4" onSubmit={form.handleSubmit(submit)}>
        <Field label={t("current")} error={issueText(errors.current?.message)}>
          <PasswordInput autoComplete="current-password" {...form.register("current")} />
        </Field>
        <Field label={t("next")} hint={t("nextHint")} error={issueText(errors.next?.message)}>
          <PasswordInput autoComplete="new-password" {...form.register("next")} />
        </Field>
        <Button type="submit" variant="primary" isPending={isSubmitting}>
          {t("save")}
        </Button>
      </form>
    </Card>
  );
}
