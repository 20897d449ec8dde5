import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CategoriesView } from "@/components/categories/categories-view";
import { can } from "@/lib/auth/access";
import { requirePage } from "@/lib/auth/session";
import { listCategoriesWithTexts } from "@/lib/catalog/list-categories";
import { listTextLanguages } from "@/lib/catalog/queries/list-text-languages";
import { getDb } from "@/lib/db";
import { nameLanguages } from "@/lib/i18n/format";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("categories");
  return { title: t("title") };
}

export default async function CategoriesPage() {
  const user = await requirePage({ all: ["products.view"] });
  const [categories, used] = await Promise.all([
    listCategoriesWithTexts(getDb(), user.businessId),
    listTextLanguages(getDb(), user.businessId),
  ]);
  const languages = nameLanguages(
    await getLocale(),
    used.map(({ language }) => language),
  );
  return <CategoriesView initial={categories} languages={languages} canEdit={can(user, "categories.edit")} />;
}
