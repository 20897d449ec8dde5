import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { currencyName } from "@/lib/i18n/format";
import { getBusinessSettings } from "@/lib/settings/business";
import { CURRENCIES, TIME_ZONES } from "@/lib/settings/business-schema";
import { BusinessForm } from "./business-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.business");
  return { title: t("title") };
}

export default async function BusinessPage() {
  const user = await requirePage({ all: ["settings.edit"] });
  const t = await getTranslations("settings.business");
  const locale = await getLocale();
  const settings = await getBusinessSettings(getDb(), user.businessId);
  // The lists are built on the server: the browser's Intl has different ones, and hydration would fail.
  const currencies = CURRENCIES.map((code) => ({ code, name: currencyName(locale, code) }));
  const zones = TIME_ZONES.includes(settings.timeZone) ? TIME_ZONES : [settings.timeZone, ...TIME_ZONES];
  return (
    <div className="max-w-3xl">
      <PageHeader title={t("title")} description={t("description")} />
      <BusinessForm settings={settings} currencies={currencies} timeZones={[...zones]} />
    </div>
  );
}
