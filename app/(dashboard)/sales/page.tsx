import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SalesView } from "@/components/sales/sales-view";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/access";
import { requirePage } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { type AddressParams, readFilter, writeFilter } from "@/lib/list/filter";
import { listLocationNames } from "@/lib/locations/list-locations";
import { listSales } from "@/lib/sales/list-sales";
import { saleFilterSchema } from "@/lib/sales/sale-filter";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sales");
  return { title: t("title") };
}

type SalesPageProps = { searchParams: Promise<AddressParams> };

export default async function SalesPage({ searchParams }: SalesPageProps) {
  const user = await requirePage({ all: ["sales.view"] });
  const { businessId } = user;
  const t = await getTranslations("sales");
  const filter = readFilter(saleFilterSchema, await searchParams);
  const [page, locations] = await Promise.all([
    listSales(getDb(), businessId, filter),
    listLocationNames(getDb(), businessId),
  ]);
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      <SalesView
        initial={{ search: writeFilter(saleFilterSchema, filter), page }}
        locations={locations}
        canSell={can(user, "sales.create")}
      />
    </>
  );
}
