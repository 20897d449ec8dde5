import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GoodsView } from "@/components/stock/goods-view";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/auth/session";
import { getCatalogChoices } from "@/lib/catalog/get-product";
import { getDb } from "@/lib/db";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("stock.goods.transfer");
  return { title: t("title") };
}

export default async function TransferPage() {
  const { businessId } = await requirePage({ all: ["stock.adjust"] });
  const t = await getTranslations("stock");
  const { locations } = await getCatalogChoices(getDb(), businessId);
  return (
    <>
      <PageHeader
        back={{ href: "/stock", label: t("title") }}
        title={t("goods.transfer.title")}
        description={t("goods.transfer.intro")}
      />
      <GoodsView kind="transfer" locations={locations} />
    </>
  );
}
