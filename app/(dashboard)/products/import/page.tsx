import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportView } from "@/components/products/import/import-view";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/auth/session";
import { getCatalogChoices } from "@/lib/catalog/get-product";
import { findLatestImport } from "@/lib/catalog/import/get-import";
import { getDb } from "@/lib/db";
import { IMPORT_PRODUCTS } from "@/lib/permissions/products";
import { listReceivingStores } from "@/lib/sync/stores/list-receiving-stores";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("importProducts");
  return { title: t("title") };
}

export default async function ImportPage() {
  const { businessId } = await requirePage(IMPORT_PRODUCTS);
  const t = await getTranslations("importProducts");
  const [choices, latest, stores] = await Promise.all([
    getCatalogChoices(getDb(), businessId),
    findLatestImport(getDb(), businessId),
    listReceivingStores(getDb(), businessId),
  ]);
  // A finished import is history; only a running one is shown.
  const isOpen = latest !== null && ["reading", "checking", "checked", "applying"].includes(latest.status);
  return (
    <>
      <PageHeader back={{ href: "/products", label: t("back") }} title={t("title")} description={t("intro")} />
      <ImportView initial={isOpen ? latest : null} choices={choices} stores={stores} />
    </>
  );
}
