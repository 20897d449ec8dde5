"use client";

import { useTranslations } from "next-intl";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { MAX_AUTO_SYNC_MINUTES, MIN_AUTO_SYNC_MINUTES } from "@/lib/sync/stores/store-input-schema";
import { SettingsSection } from "./settings-section";
import type { StoreForm } from "./store-form";

export function ScheduleSection({ form }: { form: StoreForm }) {
  const t = useTranslations("woocommerce.settings.schedule");
  const invalid = useFieldError();
  return (
    <SettingsSection id="schedule" title={t("title")} text={t("text")}>
      <Switch
        label={t("on")}
        className="max-w-80"
        {...form.register("autoSync")}
        defaultChecked={form.formState.defaultValues?.autoSync}
      />
      <Field
        label={`${t("every")} (${t("minutes")})`}
        error={invalid(form.formState.errors.autoSyncMinutes?.message)}
        className="max-w-40"
      >
        <Input
          type="number"
          isNumeric
          inputMode="numeric"
          min={MIN_AUTO_SYNC_MINUTES}
          max={MAX_AUTO_SYNC_MINUTES}
          {...form.register("autoSyncMinutes", { valueAsNumber: true })}
          defaultValue={form.formState.defaultValues?.autoSyncMinutes}
        />
      </Field>
    </SettingsSection>
  );
}
