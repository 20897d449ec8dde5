import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DecisionsView } from "@/components/woocommerce/decisions/decisions-view";
import { meets } from "@/lib/auth/access";
import { getDb } from "@/lib/db";
import { SYNC_PRODUCTS, VIEW_STORES } from "@/lib/permissions/woocommerce";
import { listDecisions } from "@/lib/sync/products/decisions";
import { withStorePage } from "../store-page";

const title = async () => (await getTranslations("woocommerce.decisions"))("title");

export async function generateMetadata(): Promise<Metadata> {
  return { title: await title() };
}

export default withStorePage({ access: VIEW_STORES, title }, async ({ user, store }) => (
  <DecisionsView
    key={store.id}
    store={store}
    initial={await listDecisions(getDb(), user.businessId, store.id, undefined)}
    canDecide={meets(user, SYNC_PRODUCTS)}
  />
));
