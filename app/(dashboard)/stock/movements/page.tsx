import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LedgerView } from "@/components/stock/ledger-view";
import { StockTabs } from "@/components/stock/stock-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { listLocations } from "@/lib/locations/list-locations";
import { type AddressParams, readFilter, writeFilter } from "@/lib/list/filter";
import { listLedger } from "@/lib/stock/list-ledger";
import { ledgerFilterSchema } from "@/lib/stock/stock-schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("stock.tabs");
  return { title: t("movements") };
}

type MovementsPageProps = { searchParams: Promise<AddressParams> };

export default async function MovementsPage({ searchParams }: MovementsPageProps) {
  const { businessId } = await requirePage({ all: ["stock.view"] });
  const t = await getTranslations("stock");
  const filter = readFilter(ledgerFilterSchema, await searchParams);
  const [page, locations] = await Promise.all([
    listLedger(getDb(), businessId, filter),
    listLocations(getDb(), businessId),
  ]);
  return (
    <>
      <PageHeader title={t("title")} description={t("ledger.intro")} />
      <StockTabs />
      <LedgerView initial={{ search: writeFilter(ledgerFilterSchema, filter), page }} locations={locations} />
    </>
  );
}
