import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProductsView } from "@/components/products/products-view";
import { PageHeader } from "@/components/ui/page-header";
import { requirePageUser } from "@/lib/auth/session";
import { getCatalogChoices } from "@/lib/catalog/get-product";
import { listCategories } from "@/lib/catalog/list-categories";
import { listProducts } from "@/lib/catalog/list-products";
import { readProductFilter } from "@/lib/catalog/product-filter";
import { getDb } from "@/lib/db";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("products");
  return { title: t("title") };
}

type ProductsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ProductsPage({ searchParams }: ProductsPageProps) {
  const { businessId } = await requirePageUser("products.view");
  const t = await getTranslations("products");
  const filter = readProductFilter(await searchParams);
  const [page, choices, categories] = await Promise.all([
    listProducts(getDb(), businessId, filter),
    getCatalogChoices(getDb(), businessId),
    listCategories(getDb(), businessId),
  ]);
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      <ProductsView initial={{ filter, page }} choices={choices} categories={categories} />
    </>
  );
}
