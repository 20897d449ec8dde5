import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { MediaWarning } from "@/components/woocommerce/media-warning";
import { CategoriesPreview } from "@/components/woocommerce/preview/categories-preview";
import { PreviewView } from "@/components/woocommerce/preview/preview-view";
import { TaxWarnings } from "@/components/woocommerce/taxes/tax-warnings";
import { meets } from "@/lib/auth/access";
import { getDb } from "@/lib/db";
import { MAP_TAXES, PREVIEW_CATEGORIES, SYNC_CATEGORIES, SYNC_PRODUCTS } from "@/lib/permissions/woocommerce";
import { findLatestRun } from "@/lib/sync/runs/run-progress";
import { getStoreToSync } from "@/lib/sync/stores/list-stores";
import { listTaxWarnings } from "@/lib/sync/taxes/list-tax-warnings";
import { withStorePage } from "../../store-page";

const title = async () => (await getTranslations("preview"))("title");

export async function generateMetadata(): Promise<Metadata> {
  return { title: await title() };
}

export default withStorePage({ access: PREVIEW_CATEGORIES, title }, async ({ user, store }) => {
  const [toSync, run, warnings, t] = await Promise.all([
    getStoreToSync(getDb(), user.businessId, store.id),
    findLatestRun(getDb(), user.businessId, store.id),
    listTaxWarnings(getDb(), user.businessId, store.id),
    getTranslations("preview"),
  ]);
  if (!toSync.hasKeys) return <Alert>{t("notConnected")}</Alert>;
  if (!meets(user, SYNC_PRODUCTS)) return <CategoriesPreview key={store.id} store={toSync} run={run} />;
  return (
    <>
      <TaxWarnings storeId={store.id} warnings={warnings} canMap={meets(user, MAP_TAXES)} />
      {toSync.isMediaUnreachable && <MediaWarning />}
      <PreviewView key={store.id} store={toSync} run={run} maySendCategories={meets(user, SYNC_CATEGORIES)} />
    </>
  );
});
