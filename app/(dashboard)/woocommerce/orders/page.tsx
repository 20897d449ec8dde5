import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OrdersView } from "@/components/woocommerce/orders/orders-view";
import { UnmappedStatuses } from "@/components/woocommerce/orders/unmapped-statuses";
import { TaxWarnings } from "@/components/woocommerce/taxes/tax-warnings";
import { meets } from "@/lib/auth/access";
import { getDb } from "@/lib/db";
import { MAP_TAXES, SET_UP_STORES, SYNC_ORDERS, VIEW_STORES } from "@/lib/permissions/woocommerce";
import { readFilter, writeFilter } from "@/lib/list/filter";
import { countOrders, listOrders, listStatuses } from "@/lib/sync/orders/list-orders";
import { orderFilterSchema } from "@/lib/sync/orders/order-filter";
import { findLatestRun } from "@/lib/sync/runs/run-progress";
import { getStoreToSync } from "@/lib/sync/stores/list-stores";
import { listTaxWarnings } from "@/lib/sync/taxes/list-tax-warnings";
import { withStorePage } from "../store-page";

const title = async () => (await getTranslations("orders"))("title");

export async function generateMetadata(): Promise<Metadata> {
  return { title: await title() };
}

export default withStorePage({ access: VIEW_STORES, title }, async ({ user, store, params }) => {
  const filter = readFilter(orderFilterSchema, params);
  const { businessId } = user;
  const [toSync, run, list, counts, statuses, warnings] = await Promise.all([
    getStoreToSync(getDb(), businessId, store.id),
    findLatestRun(getDb(), businessId, store.id),
    listOrders(getDb(), businessId, store.id, filter),
    countOrders(getDb(), businessId, store.id),
    listStatuses(getDb(), businessId, store.id),
    listTaxWarnings(getDb(), businessId, store.id),
  ]);
  return (
    <>
      <TaxWarnings storeId={store.id} warnings={{ ...warnings, unmappedRates: [] }} canMap={meets(user, MAP_TAXES)} />
      <UnmappedStatuses storeId={store.id} statuses={statuses} canMap={meets(user, SET_UP_STORES)} />
      <OrdersView
        key={store.id}
        store={toSync}
        run={run}
        statuses={statuses.map(({ status }) => status)}
        initial={{ search: writeFilter(orderFilterSchema, filter), page: { ...list, counts } }}
        canImport={meets(user, SYNC_ORDERS)}
      />
    </>
  );
});
