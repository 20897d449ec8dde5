import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OverviewView } from "@/components/woocommerce/overview/overview-view";
import { meets } from "@/lib/auth/access";
import { getDb } from "@/lib/db";
import { SET_UP_STORES, SYNC_PRODUCTS, VIEW_STORES } from "@/lib/permissions/woocommerce";
import { getStoreOverview } from "@/lib/sync/stores/store-overview";
import { withStorePage } from "./store-page";

const title = async () => (await getTranslations("woocommerce"))("title");

export async function generateMetadata(): Promise<Metadata> {
  return { title: await title() };
}

export default withStorePage({ access: VIEW_STORES, title, showsState: true }, async ({ user, store }) => (
  <OverviewView
    key={store.id}
    initial={await getStoreOverview(getDb(), user.businessId, store.id)}
    canSeeSettings={meets(user, SET_UP_STORES)}
    mayPreview={meets(user, SYNC_PRODUCTS)}
  />
));
