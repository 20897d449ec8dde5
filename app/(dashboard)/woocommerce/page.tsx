import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OverviewView } from "@/components/woocommerce/overview/overview-view";
import { getDb } from "@/lib/db";
import { getStoreOverview } from "@/lib/sync/stores/store-overview";
import { openWooPage, type SearchParams } from "./open-woo-page";
import { NoStore, WooFrame } from "./woo-frame";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("woocommerce");
  return { title: t("title") };
}

export default async function OverviewPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await openWooPage("woocommerce.view", (await searchParams)["store"]);
  const t = await getTranslations("woocommerce");
  const { user, store } = page;
  return (
    <WooFrame page={page} title={store?.name ?? t("title")}>
      {store ? (
        <OverviewView
          key={store.id}
          initial={await getStoreOverview(getDb(), user.businessId, store.id)}
          canSeeSettings={user.permissions.includes("woocommerce.settings")}
        />
      ) : (
        <NoStore page={page} />
      )}
    </WooFrame>
  );
}
