import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewProductForm } from "@/components/products/new/new-product-form";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/auth/session";
import { getCatalogChoices } from "@/lib/catalog/get-product";
import { listAttributes } from "@/lib/catalog/list-attributes";
import { listCategories } from "@/lib/catalog/list-categories";
import { getDb } from "@/lib/db";
import { ADD_PRODUCTS } from "@/lib/permissions/products";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("products.new");
  return { title: t("title") };
}

export default async function NewProductPage() {
  const { businessId } = await requirePage(ADD_PRODUCTS);
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
