import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { SetupForm } from "@/components/setup/setup-form";
import { hasBusiness } from "@/lib/auth/has-business";
import { getDb } from "@/lib/db";
import { currencyName } from "@/lib/i18n/format";
import { CURRENCIES, TIME_ZONES } from "@/lib/settings/business-schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup");
  return { title: t("title") };
}

export default async function SetupPage() {
  if (await hasBusiness(getDb())) redirect("/");
  const locale = await getLocale();
  // The lists are built on the server: the browser's Intl has different ones, and hydration would fail.
  const currencies = CURRENCIES.map((code) => ({ code, name: currencyName(locale, code) }));
  return <SetupForm currencies={currencies} timeZones={[...TIME_ZONES]} />;
}
