import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NewProductForm } from "@/components/products/new/new-product-form";
import { PageHeader } from "@/components/ui/page-header";
import { requirePageUser } from "@/lib/auth/session";
import { getCatalogChoices } from "@/lib/catalog/get-product";
import { listAttributes } from "@/lib/catalog/list-attributes";
import { listCategories } from "@/lib/catalog/list-categories";
import { getDb } from "@/lib/db";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("products.new");
  return { title: t("title") };
}

export default async function NewProductPage() {
  const { businessId, permissions } = await requirePageUser("products.edit");
  // A product has a price from the start.
  if (!permissions.includes("prices.edit")) forbidden();
  const t = await getTranslations("products");
  const [choices, categories, attributeChoices] = await Promise.all([
    getCatalogChoices(getDb(), businessId),
    listCategories(getDb(), businessId),
    listAttributes(getDb(), businessId),
  ]);
  return (
    <>
      <PageHeader back={{ href: "/products", label: t("back") }} title={t("new.title")} description={t("new.intro")} />
      <NewProductForm choices={choices} categories={categories} attributeChoices={attributeChoices} />
    </>
  );
}
