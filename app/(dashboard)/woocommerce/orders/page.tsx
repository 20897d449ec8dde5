import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OrdersView } from "@/components/woocommerce/orders/orders-view";
import { TaxWarnings } from "@/components/woocommerce/taxes/tax-warnings";
import { getDb } from "@/lib/db";
import { getStoreToSync } from "@/lib/sync/stores/list-stores";
import { countOrders, listOrders, listRemoteStatuses, orderFilterSchema } from "@/lib/sync/orders/list-orders";
import { findLatestRun } from "@/lib/sync/runs/run-progress";
import { listTaxWarnings } from "@/lib/sync/taxes/list-tax-warnings";
import { openWooPage, type SearchParams } from "../open-woo-page";
import { NoStore, WooFrame } from "../woo-frame";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("orders");
  return { title: t("title") };
}

export default async function OrdersPage({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const page = await openWooPage("woocommerce.view", params["store"]);
  const t = await getTranslations("orders");
  const { user, store } = page;
  if (!store) {
    return (
      <WooFrame page={page} title={t("title")}>
        <NoStore page={page} />
      </WooFrame>
    );
  }
  // What is not understood is ignored: an old link still shows the list.
  const filter = orderFilterSchema.catch({}).parse(params);
  const { businessId } = user;
  const [toSync, run, list, counts, statuses, warnings] = await Promise.all([
    getStoreToSync(getDb(), businessId, store.id),
    findLatestRun(getDb(), businessId, store.id),
    listOrders(getDb(), businessId, store.id, filter),
    countOrders(getDb(), businessId, store.id),
    listRemoteStatuses(getDb(), businessId, store.id),
    listTaxWarnings(getDb(), businessId, store.id),
  ]);
  return (
    <WooFrame page={page} title={store.name}>
      <TaxWarnings
        storeId={store.id}
        warnings={{ ...warnings, unmappedRates: [] }}
        canMap={user.permissions.includes("woocommerce.map_taxes")}
      />
      <OrdersView
        key={store.id}
        store={toSync}
        run={run}
        statuses={statuses}
        initial={{ filter, page: { ...list, counts } }}
        canImport={user.permissions.includes("woocommerce.sync_orders")}
      />
    </WooFrame>
  );
}
