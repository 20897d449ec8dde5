"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import { useApiError } from "@/components/hooks/use-api-error";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { fetchJson } from "@/lib/http/fetch-json";
import { type Retention, RETENTION_CHOICES, retentionSchema } from "@/lib/sync/retention/retention-schema";

const PARTS = ["deliveryDays", "payloadDays", "entryDays", "runDays", "activityDays"] as const;

/** For how many days each part of the history is stored. */
export function RetentionCard({ retention }: { retention: Retention }) {
  const t = useTranslations("backup.retention");
  const errorText = useApiError();
  const form = useForm<Retention>({ defaultValues: retention });
  const save = useMutation({
    mutationFn: (body: Retention) =>
      fetchJson("/api/settings/retention", { method: "PUT", body, schema: retentionSchema }),
    onSuccess: (saved) => {
      form.reset(saved);
      toast.success(t("saved"));
    },
  });
  return (
    <form noValidate onSubmit={form.handleSubmit((values) => save.mutate(values))}>
      <Card
        title={t("title")}
        description={t("text")}
        footer={
          <Button type="submit" isPending={save.isPending} disabled={!form.formState.isDirty}>
            {t("save")}
          </Button>
        }
      >
        <div className="grid gap-5 sm:grid-cols-2">
          {PARTS.map((part) => (
            <Field key={part} label={t(part)} hint={t(`${part}Hint`)}>
              <Select {...form.register(part, { valueAsNumber: true })}>
                {RETENTION_CHOICES[part].map((days) => (
                  <option key={days} value={days}>
                    {t("days", { days })}
                  </option>
                ))}
              </Select>
            </Field>
          ))}
        </div>
        {save.isError && (
          <Alert tone="danger" isLive title={t("refused")} className="mt-5">
            {errorText(save.error)}
          </Alert>
        )}
      </Card>
    </form>
  );
}
