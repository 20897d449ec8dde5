import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TaxesView } from "@/components/taxes/taxes-view";
import { requirePage } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { listTaxRates } from "@/lib/taxes/list-tax-rates";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("taxes");
  return { title: t("title") };
}

export default async function TaxesPage() {
  const { businessId } = await requirePage({ all: ["taxes.edit"] });
  return <TaxesView initial={await listTaxRates(getDb(), businessId)} />;
}
