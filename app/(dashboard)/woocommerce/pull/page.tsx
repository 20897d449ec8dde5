import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PullPage } from "@/components/woocommerce/pull/pull-view";
import { getDb } from "@/lib/db";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { findLatestPull } from "@/lib/sync/pull/get-pull";
import { listPullRates } from "@/lib/sync/pull/list-pull-rates";
import { withStorePage } from "../store-page";

const title = async () => (await getTranslations("pull"))("title");

export async function generateMetadata(): Promise<Metadata> {
  return { title: await title() };
}

export default withStorePage({ access: SET_UP_STORES, title }, async ({ user, store, isConnected }) => (
  <PullPage
    key={store.id}
    store={store}
    isConnected={isConnected}
    initial={await findLatestPull(getDb(), user.businessId, store.id)}
    rates={await listPullRates(getDb(), user.businessId)}
  />
));
