"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { Alert } from "@/components/ui/alert";
import { currencyDecimals } from "@/lib/money/currency-decimals";
import { LEAST_WOO_VERSION, listProfileWarnings, type StoreProfile } from "@/lib/sync/settings/store-profile";
import type { StoreChoices } from "@/lib/sync/runs/sync-view";
import type { StoreForm } from "./store-form";

/** Contradictions between the store and the POS or the form's choices, shown while choosing. */
export function ProfileWarnings({
  form,
  profile,
  choices,
}: {
  form: StoreForm;
  profile: StoreProfile;
  choices: StoreChoices;
}) {
  const t = useTranslations("woocommerce.settings.warnings");
  const [pricesIncludeTax, defaultTaxClass] = useWatch({
    control: form.control,
    name: ["settings.pricesIncludeTax", "settings.defaultTaxClass"],
  });
  const { currency, hasTaxRates } = choices;
  const warnings = listProfileWarnings({
    profile,
    currency,
    currencyDecimals: currencyDecimals(currency),
    pricesIncludeTax,
    defaultTaxClass,
    hasTaxRates,
  });
  if (warnings.length === 0) return null;
  const values = {
    currency,
    storeCurrency: profile.currency,
    storeDecimals: profile.currencyDecimals,
    storeIncludes: profile.pricesIncludeTax ? "yes" : "no",
    includes: pricesIncludeTax ? "yes" : "no",
    version: profile.wooVersion,
    least: LEAST_WOO_VERSION,
    output: profile.phpOutput ?? "",
    header: profile.cacheHit ?? "",
  };
  return (
    <Alert tone="warning" title={t("title")} className="mb-6">
      <ul className="list-disc space-y-1 ps-4">
        {warnings.map((warning) => (
          <li key={warning}>{t(warning, values)}</li>
        ))}
      </ul>
    </Alert>
  );
}
