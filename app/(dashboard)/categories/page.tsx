import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CategoriesView } from "@/components/categories/categories-view";
import { requirePageUser } from "@/lib/auth/session";
import { listCategories } from "@/lib/catalog/list-categories";
import { getDb } from "@/lib/db";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("categories");
  return { title: t("title") };
}

export default async function CategoriesPage() {
  const { businessId, permissions } = await requirePageUser("products.view");
  const categories = await listCategories(getDb(), businessId);
  return <CategoriesView initial={categories} canEdit={permissions.includes("categories.edit")} />;
}
