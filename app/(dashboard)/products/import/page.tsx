import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { IMPORT_PERMISSIONS } from "@/app/api/products/imports/with-importer";
import { ImportView } from "@/components/products/import/import-view";
import { PageHeader } from "@/components/ui/page-header";
import { requirePageUser } from "@/lib/auth/session";
import { getCatalogChoices } from "@/lib/catalog/get-product";
import { findLatestImport } from "@/lib/catalog/import/get-import";
import { getDb } from "@/lib/db";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("importProducts");
  return { title: t("title") };
}

export default async function ImportPage() {
  const { businessId, permissions } = await requirePageUser("products.edit");
  if (!IMPORT_PERMISSIONS.every((permission) => permissions.includes(permission))) forbidden();
  const t = await getTranslations("importProducts");
  const [choices, latest] = await Promise.all([
    getCatalogChoices(getDb(), businessId),
    findLatestImport(getDb(), businessId),
  ]);
  // One that is over is history; one that is not is what this page is about.
  const isOpen = latest !== null && ["reading", "checking", "checked", "applying"].includes(latest.status);
  return (
    <>
      <PageHeader back={{ href: "/products", label: t("back") }} title={t("title")} description={t("intro")} />
      <ImportView initial={isOpen ? latest : null} choices={choices} />
    </>
  );
}
