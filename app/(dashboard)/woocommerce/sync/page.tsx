import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MediaWarning } from "@/components/woocommerce/media-warning";
import { PullLink } from "@/components/woocommerce/pull/pull-link";
import { SyncView } from "@/components/woocommerce/sync/sync-view";
import { TaxWarnings } from "@/components/woocommerce/taxes/tax-warnings";
import { meets } from "@/lib/auth/access";
import { getDb } from "@/lib/db";
import { MAP_TAXES, SET_UP_STORES, SYNC_CATEGORIES, SYNC_PRODUCTS, VIEW_STORES } from "@/lib/permissions/woocommerce";
import { findLatestRun } from "@/lib/sync/runs/run-progress";
import { getStoreToSync } from "@/lib/sync/stores/list-stores";
import { listTaxWarnings } from "@/lib/sync/taxes/list-tax-warnings";
import { withStorePage } from "../store-page";

const title = async () => (await getTranslations("sync"))("title");

export async function generateMetadata(): Promise<Metadata> {
  return { title: await title() };
}

export default withStorePage({ access: VIEW_STORES, title }, async ({ user, store }) => {
  const [toSync, run, warnings] = await Promise.all([
    getStoreToSync(getDb(), user.businessId, store.id),
    findLatestRun(getDb(), user.businessId, store.id),
    listTaxWarnings(getDb(), user.businessId, store.id),
  ]);
  const may = {
    categories: meets(user, SYNC_CATEGORIES),
    products: meets(user, SYNC_PRODUCTS),
    settings: meets(user, SET_UP_STORES),
  };
  return (
    <>
      <TaxWarnings storeId={store.id} warnings={warnings} canMap={meets(user, MAP_TAXES)} />
      {toSync.isMediaUnreachable && <MediaWarning />}
      <SyncView key={store.id} store={toSync} run={run} may={may} />
      {may.settings && <PullLink storeId={store.id} />}
    </>
  );
});
