import { FileUp, Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { ExportButton } from "@/components/products/export-button";
import { ProductsView } from "@/components/products/products-view";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { meets } from "@/lib/auth/access";
import { requirePage } from "@/lib/auth/session";
import { getCatalogChoices } from "@/lib/catalog/get-product";
import { listCategories } from "@/lib/catalog/list-categories";
import { listProducts } from "@/lib/catalog/list-products";
import { productFilterSchema } from "@/lib/catalog/product-schema";
import { findRunningBulkEdit } from "@/lib/catalog/start-bulk-edit";
import { getDb } from "@/lib/db";
import { type AddressParams, readFilter, writeFilter } from "@/lib/list/filter";
import { ADD_PRODUCTS, IMPORT_PRODUCTS } from "@/lib/permissions/products";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("products");
  return { title: t("title") };
}

type ProductsPageProps = { searchParams: Promise<AddressParams> };

export default async function ProductsPage({ searchParams }: ProductsPageProps) {
  const user = await requirePage({ all: ["products.view"] });
  const { businessId } = user;
  const t = await getTranslations("products");
  const filter = readFilter(productFilterSchema, await searchParams);
  const [page, choices, categories, bulkEdit] = await Promise.all([
    listProducts(getDb(), businessId, filter),
    getCatalogChoices(getDb(), businessId),
    listCategories(getDb(), businessId),
    findRunningBulkEdit(getDb(), businessId),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("intro")}
        actions={
          <>
            {meets(user, IMPORT_PRODUCTS) && (
              <Button asChild>
                <Link href="/products/import">
                  <FileUp aria-hidden />
                  {t("import")}
                </Link>
              </Button>
            )}
            <ExportButton locations={choices.locations} />
            {meets(user, ADD_PRODUCTS) && (
              <Button asChild variant="primary">
                <Link href="/products/new">
                  <Plus aria-hidden />
                  {t("new.open")}
                </Link>
              </Button>
            )}
          </>
        }
      />
      <ProductsView
        initial={{ search: writeFilter(productFilterSchema, filter), page, bulkEdit }}
        choices={choices}
        categories={categories}
      />
    </>
  );
}
