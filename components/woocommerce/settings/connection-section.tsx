"use client";

import { useTranslations } from "next-intl";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ConnectionTestView, StoreDetails } from "@/lib/sync/runs/sync-view";
import { Refusal } from "../refusal";
import { ConnectionResult } from "./connection-result";
import { SECRET_INPUT } from "./secret-input";
import { SettingsSection } from "./settings-section";
import type { StoreForm } from "./store-form";

type ConnectionSectionProps = {
  form: StoreForm;
  store: StoreDetails | null;
  test: { result: ConnectionTestView | null; error: unknown; isPending: boolean; run: () => void };
};

export function ConnectionSection({ form, store, test }: ConnectionSectionProps) {
  const t = useTranslations("woocommerce.settings.connection");
  const invalid = useFieldError();
  // Set on the inputs as well, because the server's HTML already shows the saved values.
  const { errors, dirtyFields, defaultValues } = form.formState;
  const hasKeys = store?.hasKeys ?? false;
  const isUnsaved = store === null || Boolean(dirtyFields.url || dirtyFields.consumerKey || dirtyFields.consumerSecret);
  return (
    <SettingsSection id="connection" title={t("title")} text={t("text")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("name")} hint={t("nameHint")} error={invalid(errors.name?.message)} isRequired>
          <Input {...form.register("name")} defaultValue={defaultValues?.name} autoComplete="off" dir="auto" />
        </Field>
        <Field label={t("url")} hint={t("urlHint")} error={invalid(errors.url?.message)} isRequired>
          <Input
            {...form.register("url")}
            defaultValue={defaultValues?.url}
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            dir="ltr"
            placeholder="https://shop.example"
          />
        </Field>
        <Field
          label={t("key")}
          hint={
            store?.areKeysUnreadable
              ? t("keysUnreadable")
              : store?.keyEnding
                ? t("keySaved", { ending: store.keyEnding })
                : t("keyHint")
          }
          error={invalid(errors.consumerKey?.message)}
          isRequired={!hasKeys}
        >
          <Input {...form.register("consumerKey")} {...SECRET_INPUT} placeholder={hasKeys ? "••••••••••••" : "ck_…"} />
        </Field>
        <Field
          label={t("secret")}
          hint={hasKeys ? t("secretSaved") : t("secretHint")}
          error={invalid(errors.consumerSecret?.message)}
          isRequired={!hasKeys}
        >
          <Input
            {...form.register("consumerSecret")}
            {...SECRET_INPUT}
            placeholder={hasKeys ? "••••••••••••" : "cs_…"}
          />
        </Field>
      </div>
      <Button isPending={test.isPending} onClick={test.run}>
        {t("test")}
      </Button>
      <div aria-live="polite" className="space-y-3">
        {test.isPending && <p className="text-ink-muted">{t("testing")}</p>}
        {!test.isPending && test.error !== null && <Refusal error={test.error} />}
        {!test.isPending && test.error === null && test.result && (
          <ConnectionResult
            result={test.result}
            isUnsaved={isUnsaved}
            checkedAt={isUnsaved ? null : (store?.profileCheckedAt ?? null)}
          />
        )}
      </div>
    </SettingsSection>
  );
}
