import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MediaWarning } from "@/components/woocommerce/media-warning";
import { SyncView } from "@/components/woocommerce/sync/sync-view";
import { TaxWarnings } from "@/components/woocommerce/taxes/tax-warnings";
import { getDb } from "@/lib/db";
import { getStoreToSync } from "@/lib/sync/stores/list-stores";
import { findLatestRun } from "@/lib/sync/runs/run-progress";
import { listTaxWarnings } from "@/lib/sync/taxes/list-tax-warnings";
import { openWooPage, type SearchParams } from "../open-woo-page";
import { NoStore, WooFrame } from "../woo-frame";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sync");
  return { title: t("title") };
}

export default async function SyncPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await openWooPage("woocommerce.view", (await searchParams)["store"]);
  const t = await getTranslations("sync");
  const { user, store } = page;
  if (!store) {
    return (
      <WooFrame page={page} title={t("title")}>
        <NoStore page={page} />
      </WooFrame>
    );
  }
  const [toSync, run, warnings] = await Promise.all([
    getStoreToSync(getDb(), user.businessId, store.id),
    findLatestRun(getDb(), user.businessId, store.id),
    listTaxWarnings(getDb(), user.businessId, store.id),
  ]);
  const may = {
    categories: user.permissions.includes("woocommerce.sync_categories"),
    products: user.permissions.includes("woocommerce.sync_products"),
    settings: user.permissions.includes("woocommerce.settings"),
  };
  return (
    <WooFrame page={page} title={store.name}>
      <TaxWarnings storeId={store.id} warnings={warnings} canMap={user.permissions.includes("woocommerce.map_taxes")} />
      {toSync.isMediaUnreachable && <MediaWarning />}
      <SyncView key={store.id} store={toSync} run={run} may={may} />
    </WooFrame>
  );
}
