import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PricesView } from "@/components/prices/prices-view";
import { requirePage } from "@/lib/auth/session";
import { listCategories } from "@/lib/catalog/list-categories";
import { getDb } from "@/lib/db";
import { listPrices } from "@/lib/prices/list-prices";
import { listPriceGroups } from "@/lib/prices/price-groups";
import { priceFilterSchema } from "@/lib/prices/price-schema";
import { type AddressParams, readFilter, writeFilter } from "@/lib/list/filter";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("prices");
  return { title: t("title") };
}

type PricesPageProps = { searchParams: Promise<AddressParams> };

export default async function PricesPage({ searchParams }: PricesPageProps) {
  const { businessId } = await requirePage({ all: ["prices.edit"] });
  const filter = readFilter(priceFilterSchema, await searchParams);
  const [page, groups, categories] = await Promise.all([
    listPrices(getDb(), businessId, filter),
    listPriceGroups(getDb(), businessId),
    listCategories(getDb(), businessId),
  ]);
  return (
    <PricesView
      initial={{ search: writeFilter(priceFilterSchema, filter), page }}
      groups={groups}
      categories={categories}
    />
  );
}
