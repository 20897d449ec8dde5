"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { type Resolver, useForm } from "react-hook-form";
import { useLeaveGuard } from "@/components/hooks/use-leave-guard";
import { Button } from "@/components/ui/button";
import { FormActions } from "@/components/ui/form-actions";
import type { NamedLanguage } from "@/lib/catalog/text-languages";
import { type StoreInput, storeInputSchema } from "@/lib/sync/stores/store-input-schema";
import type { StoreChoices, StoreDetails } from "@/lib/sync/runs/sync-view";
import { Refusal } from "../refusal";
import { ConnectionSection } from "./connection-section";
import { FieldsSection } from "./fields-section";
import { MoveDialog } from "./move-dialog";
import { ProfileWarnings } from "./profile-warnings";
import { ScheduleSection } from "./schedule-section";
import { SourceSection } from "./source-section";
import { StockSection } from "./stock-section";
import { type StoreFormFields, toFormFields } from "./store-form";
import { useConnectionTest } from "./use-connection-test";
import { useSaveStore } from "./use-save-store";

type SettingsFormProps = { store: StoreDetails | null; choices: StoreChoices; languages: readonly NamedLanguage[] };

/** All settings of a saved or a new store, validated by the server's own schema. */
export function SettingsForm({ store, choices, languages }: SettingsFormProps) {
  const t = useTranslations("woocommerce.settings");
  const form = useForm<StoreFormFields, unknown, StoreInput>({
    // The schema also accepts partial settings; the form always has all of them.
    resolver: zodResolver(storeInputSchema) as unknown as Resolver<StoreFormFields, unknown, StoreInput>,
    defaultValues: toFormFields(store, choices),
  });
  const test = useConnectionTest(form, store);
  const saving = useSaveStore(form, { store, choices, onSaved: test.runSaved });
  const { isDirty, errors } = form.formState;
  useLeaveGuard(isDirty);
  const problems = countProblems(errors);
  const profile = test.result?.ok ? test.result.profile : (store?.profile ?? null);
  return (
    // The save bar stands above the phone's navigation.
    <form noValidate onSubmit={saving.submit}>
      {profile && <ProfileWarnings form={form} profile={profile} choices={choices} />}
      <ConnectionSection form={form} store={store} test={test} />
      <SourceSection form={form} choices={choices} profile={profile} languages={languages} />
      <FieldsSection form={form} />
      <StockSection form={form} />
      <ScheduleSection form={form} />
      {saving.error !== null && (
        <div className="pb-4">
          <Refusal error={saving.error} />
        </div>
      )}
      <FormActions
        isSticky={isDirty || store === null}
        status={
          problems > 0 ? (
            <span className="text-danger-ink">{t("save.fix", { count: problems })}</span>
          ) : (
            (isDirty || store !== null) && t(isDirty ? "save.unsaved" : "save.saved")
          )
        }
      >
        {store !== null && (
          <Button disabled={!isDirty || saving.isPending} onClick={() => form.reset()}>
            {t("save.discard")}
          </Button>
        )}
        <Button
          type="submit"
          variant="primary"
          isPending={saving.isPending}
          disabled={store !== null && !isDirty && !saving.isPending}
        >
          {t(store === null ? "save.connect" : "save.save")}
        </Button>
      </FormActions>
      <MoveDialog saving={saving} oldUrl={store?.url ?? ""} />
    </form>
  );
}

/** Fields with an error; those of `settings` are one level down. */
function countProblems(errors: object): number {
  return Object.values(errors).reduce<number>((sum, error) => {
    if (typeof error !== "object" || error === null) return sum;
    return sum + ("message" in error ? 1 : countProblems(error));
  }, 0);
}
