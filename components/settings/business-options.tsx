"use client";

import { useTranslations } from "next-intl";
import { WEIGHT_UNITS } from "@/lib/settings/business-schema";

export type Currency = { code: string; name: string };

export function CurrencyOptions({ currencies }: { currencies: Currency[] }) {
  return currencies.map(({ code, name }) => <option key={code} value={code}>{`${code} – ${name}`}</option>);
}

export function TimeZoneOptions({ timeZones }: { timeZones: string[] }) {
  return timeZones.map((zone) => (
    <option key={zone} value={zone}>
      {zone.replaceAll("_", " ")}
    </option>
  ));
}

export function WeightUnitOptions() {
  const t = useTranslations("settings.business.weights");
  return WEIGHT_UNITS.map((unit) => (
    <option key={unit} value={unit}>
      {t(unit)}
    </option>
  ));
}
