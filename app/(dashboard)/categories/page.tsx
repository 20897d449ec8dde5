import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CategoriesView } from "@/components/categories/categories-view";
import { can } from "@/lib/auth/access";
import { requirePage } from "@/lib/auth/session";
import { listCategories } from "@/lib/catalog/list-categories";
import { getDb } from "@/lib/db";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("categories");
  return { title: t("title") };
}

export default async function CategoriesPage() {
  const user = await requirePage({ all: ["products.view"] });
  const categories = await listCategories(getDb(), user.businessId);
  return <CategoriesView initial={categories} canEdit={can(user, "categories.edit")} />;
}
