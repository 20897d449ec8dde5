import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WebhooksView } from "@/components/webhooks/webhooks-view";
import { getDb } from "@/lib/db";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { deliveryFilterSchema, listDeliveries } from "@/lib/sync/webhooks/list-deliveries";
import { getWebhooks } from "@/lib/sync/webhooks/list-webhooks";
import { openWooPage, type SearchParams } from "../open-woo-page";
import { NoStore, WooFrame } from "../woo-frame";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("webhooks");
  return { title: t("title") };
}

export default async function WebhooksPage({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const page = await openWooPage("woocommerce.view", params["store"]);
  const t = await getTranslations("webhooks");
  const { user, store } = page;
  if (!store) {
    return (
      <WooFrame page={page} title={t("title")}>
        <NoStore page={page} />
      </WooFrame>
    );
  }
  const canSeeOrders = user.permissions.includes("woocommerce.sync_orders");
  // What is not understood is ignored: an old link still shows the deliveries.
  const filter = deliveryFilterSchema.catch({}).parse(params);
  const [webhooks, deliveries] = await Promise.all([
    getWebhooks(engineDeps(), user.businessId, store.id),
    canSeeOrders ? listDeliveries(getDb(), user.businessId, store.id, filter) : null,
  ]);
  return (
    <WooFrame page={page} title={store.name}>
      <WebhooksView
        key={store.id}
        store={store}
        initial={webhooks}
        canSetUp={user.permissions.includes("woocommerce.settings")}
        deliveries={deliveries && { filter: { topic: filter.topic, outcome: filter.outcome }, page: deliveries }}
      />
    </WooFrame>
  );
}
