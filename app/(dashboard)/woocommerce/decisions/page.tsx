import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DecisionsView } from "@/components/woocommerce/decisions/decisions-view";
import { getDb } from "@/lib/db";
import { listDecisions } from "@/lib/sync/products/decisions";
import { openWooPage, type SearchParams } from "../open-woo-page";
import { NoStore, WooFrame } from "../woo-frame";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("woocommerce.decisions");
  return { title: t("title") };
}

export default async function DecisionsPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await openWooPage("woocommerce.view", (await searchParams)["store"]);
  const t = await getTranslations("woocommerce.decisions");
  const { user, store } = page;
  return (
    <WooFrame page={page} title={store?.name ?? t("title")}>
      {store ? (
        <DecisionsView
          key={store.id}
          store={store}
          initial={await listDecisions(getDb(), user.businessId, store.id, undefined)}
          canDecide={user.permissions.includes("woocommerce.sync_products")}
        />
      ) : (
        <NoStore page={page} />
      )}
    </WooFrame>
  );
}
