import { FileUp, Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { IMPORT_PERMISSIONS } from "@/app/api/products/imports/with-importer";
import { ExportButton } from "@/components/products/export-button";
import { ProductsView } from "@/components/products/products-view";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { requirePageUser } from "@/lib/auth/session";
import { getCatalogChoices } from "@/lib/catalog/get-product";
import { listCategories } from "@/lib/catalog/list-categories";
import { listProducts } from "@/lib/catalog/list-products";
import { readProductFilter } from "@/lib/catalog/product-filter";
import { findRunningBulkEdit } from "@/lib/catalog/start-bulk-edit";
import { getDb } from "@/lib/db";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("products");
  return { title: t("title") };
}

type ProductsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ProductsPage({ searchParams }: ProductsPageProps) {
  const { businessId, permissions } = await requirePageUser("products.view");
  const t = await getTranslations("products");
  const canCreate = permissions.includes("products.edit") && permissions.includes("prices.edit");
  const canImport = IMPORT_PERMISSIONS.every((permission) => permissions.includes(permission));
  const filter = readProductFilter(await searchParams);
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
            {canImport && (
              <Button asChild>
                <Link href="/products/import">
                  <FileUp aria-hidden />
                  {t("import")}
                </Link>
              </Button>
            )}
            <ExportButton locations={choices.locations} />
            {canCreate && (
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
      <ProductsView initial={{ filter, page, bulkEdit }} choices={choices} categories={categories} />
    </>
  );
}
