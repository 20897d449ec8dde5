import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StockView } from "@/components/stock/stock-view";
import { requirePage } from "@/lib/auth/session";
import { getCatalogChoices } from "@/lib/catalog/get-product";
import { listCategories } from "@/lib/catalog/list-categories";
import { getDb } from "@/lib/db";
import { type AddressParams, readFilter, writeFilter } from "@/lib/list/filter";
import { listStock } from "@/lib/stock/list-stock";
import { stockFilterSchema } from "@/lib/stock/stock-schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("stock");
  return { title: t("title") };
}

type StockPageProps = { searchParams: Promise<AddressParams> };

export default async function StockPage({ searchParams }: StockPageProps) {
  const { businessId } = await requirePage({ all: ["stock.view"] });
  const filter = readFilter(stockFilterSchema, await searchParams);
  const [page, { locations }, categories] = await Promise.all([
    listStock(getDb(), businessId, filter),
    getCatalogChoices(getDb(), businessId),
    listCategories(getDb(), businessId),
  ]);
  const initial = { search: writeFilter(stockFilterSchema, filter), page };
  return <StockView initial={initial} locations={locations} categories={categories} />;
}
