import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CountView } from "@/components/stock/count-view";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/auth/session";
import { getCatalogChoices } from "@/lib/catalog/get-product";
import { listCategories } from "@/lib/catalog/list-categories";
import { getDb } from "@/lib/db";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("stock.count");
  return { title: t("title") };
}

export default async function CountPage() {
  const { businessId } = await requirePage({ all: ["stock.adjust"] });
  const t = await getTranslations("stock");
  const [{ locations }, categories] = await Promise.all([
    getCatalogChoices(getDb(), businessId),
    listCategories(getDb(), businessId),
  ]);
  return (
    <>
      <PageHeader
        back={{ href: "/stock", label: t("title") }}
        title={t("count.title")}
        description={t("count.intro")}
      />
      <CountView locations={locations} categories={categories} />
    </>
  );
}
