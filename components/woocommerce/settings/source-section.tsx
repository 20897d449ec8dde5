"use client";

import { useTranslations } from "next-intl";
import { Controller, useWatch } from "react-hook-form";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Field } from "@/components/ui/field";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import type { NamedLanguage } from "@/lib/catalog/text-languages";
import type { StoreProfile } from "@/lib/sync/settings/store-profile";
import type { StoreChoices } from "@/lib/sync/runs/sync-view";
import { FurtherLocations } from "./further-locations";
import { SettingsSection } from "./settings-section";
import type { StoreForm } from "./store-form";

type SourceSectionProps = {
  form: StoreForm;
  choices: StoreChoices;
  profile: StoreProfile | null;
  languages: readonly NamedLanguage[];
};

/** What the store is filled from: location, price group, taxes, language and texts. */
export function SourceSection({ form, choices, profile, languages }: SourceSectionProps) {
  const t = useTranslations("woocommerce.settings.source");
  const invalid = useFieldError();
  const { errors, defaultValues } = form.formState;
  const saved = defaultValues?.settings;
  return (
    <SettingsSection id="source" title={t("title")} text={t("text")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("location")} hint={t("locationHint")} error={invalid(errors.locationId?.message)}>
          <Select {...form.register("locationId", { valueAsNumber: true })} defaultValue={defaultValues?.locationId}>
            {choices.locations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <FurtherLocations form={form} locations={choices.locations} />
        <Field label={t("scope")}>
          <Select {...form.register("settings.productScope")} defaultValue={saved?.productScope}>
            <option value="all">{t("scopeAll")}</option>
            <option value="at_location">{t("scopeLocation")}</option>
          </Select>
        </Field>
        <Field
          label={t("priceGroup")}
          hint={t("priceGroupHint")}
          error={invalid(errors.settings?.priceGroupId?.message)}
        >
          <Select
            {...form.register("settings.priceGroupId", { setValueAs: toId })}
            defaultValue={saved?.priceGroupId ?? ""}
          >
            <option value="">{t("priceGroupNone")}</option>
            {choices.priceGroups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <TaxClassField form={form} profile={profile} />
        <TaxRadios form={form} />
        <Field label={t("language")} hint={t("languageHint")}>
          <Select {...form.register("settings.language", { setValueAs: toTag })} defaultValue={saved?.language ?? ""}>
            <option value="">{t("languageNone")}</option>
            {languages.map(({ tag, name }) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("descriptions")}>
          <Select {...form.register("settings.descriptions")} defaultValue={saved?.descriptions}>
            <option value="both">{t("descriptionBoth")}</option>
            <option value="full">{t("descriptionFull")}</option>
            <option value="short">{t("descriptionShort")}</option>
            <option value="none">{t("descriptionNone")}</option>
          </Select>
        </Field>
      </div>
    </SettingsSection>
  );
}

function toId(value: unknown): number | null {
  return value === "" || value === null ? null : Number(value);
}

function toTag(value: unknown): unknown {
  return value === "" ? null : value;
}

function TaxRadios({ form }: { form: StoreForm }) {
  const t = useTranslations("woocommerce.settings.source");
  return (
    <Controller
      control={form.control}
      name="settings.pricesIncludeTax"
      render={({ field }) => (
        <RadioGroup legend={t("pricesIncludeTax")}>
          {[false, true].map((value) => (
            <Radio
              key={String(value)}
              name={field.name}
              label={t(value ? "withTax" : "withoutTax")}
              checked={field.value === value}
              onChange={() => field.onChange(value)}
              onBlur={field.onBlur}
            />
          ))}
        </RadioGroup>
      )}
    />
  );
}

/** The store's tax classes as of the last test; a chosen class that is missing stays visible. */
function TaxClassField({ form, profile }: Pick<SourceSectionProps, "form" | "profile">) {
  const t = useTranslations("woocommerce.settings.source");
  const chosen = useWatch({ control: form.control, name: "settings.defaultTaxClass" });
  const classes = profile?.taxClasses.filter(({ slug }) => slug !== "") ?? [];
  const standard = profile?.taxClasses.find(({ slug }) => slug === "")?.name ?? t("taxClassStandard");
  const isMissing = chosen !== "" && !classes.some(({ slug }) => slug === chosen);
  return (
    <Field label={t("taxClass")} hint={t("taxClassHint")}>
      <Select
        {...form.register("settings.defaultTaxClass")}
        defaultValue={form.formState.defaultValues?.settings?.defaultTaxClass}
      >
        <option value="">{standard}</option>
        {classes.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
        {isMissing && <option value={chosen}>{profile ? t("taxClassGone", { slug: chosen }) : chosen}</option>}
      </Select>
    </Field>
  );
}
