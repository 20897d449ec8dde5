import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WebhooksView } from "@/components/webhooks/webhooks-view";
import { meets } from "@/lib/auth/access";
import { getDb } from "@/lib/db";
import { SET_UP_STORES, SYNC_ORDERS, VIEW_STORES } from "@/lib/permissions/woocommerce";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { readFilter, writeFilter } from "@/lib/list/filter";
import { deliveryFilterSchema } from "@/lib/sync/webhooks/delivery-filter";
import { listDeliveries } from "@/lib/sync/webhooks/list-deliveries";
import { getWebhooks } from "@/lib/sync/webhooks/list-webhooks";
import { withStorePage } from "../store-page";

const title = async () => (await getTranslations("webhooks"))("title");

export async function generateMetadata(): Promise<Metadata> {
  return { title: await title() };
}

export default withStorePage({ access: VIEW_STORES, title }, async ({ user, store, params }) => {
  const filter = readFilter(deliveryFilterSchema, params);
  const [webhooks, deliveries] = await Promise.all([
    getWebhooks(engineDeps(), user.businessId, store.id),
    meets(user, SYNC_ORDERS) ? listDeliveries(getDb(), user.businessId, store.id, filter) : null,
  ]);
  return (
    <WebhooksView
      key={store.id}
      store={store}
      initial={webhooks}
      canSetUp={meets(user, SET_UP_STORES)}
      deliveries={deliveries && { search: writeFilter(deliveryFilterSchema, filter), page: deliveries }}
    />
  );
});
