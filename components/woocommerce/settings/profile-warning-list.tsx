"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { currencyDecimals } from "@/lib/money/currency-decimals";
import type { StoreChoices } from "@/lib/sync/runs/sync-view";
import { LEAST_WOO_VERSION, listProfileWarnings, type StoreProfile } from "@/lib/sync/settings/store-profile";

type ProfileWarningListProps = {
  profile: StoreProfile;
  choices: Pick<StoreChoices, "currency" | "hasTaxRates">;
  /** As prices are sent to the store. */
  pricesIncludeTax: boolean;
  defaultTaxClass: string;
};

/** Contradictions between a store and the POS or its settings; nothing while there are none. */
export function ProfileWarningList({ profile, choices, pricesIncludeTax, defaultTaxClass }: ProfileWarningListProps) {
  const t = useTranslations("woocommerce.settings.warnings");
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
    <Alert tone="warning" title={t("title")}>
      <ul className="list-disc space-y-1 ps-4">
        {warnings.map((warning) => (
          <li key={warning}>{t(warning, values)}</li>
        ))}
      </ul>
    </Alert>
  );
}
