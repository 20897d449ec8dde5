import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OrderSettingsForm } from "@/components/woocommerce/order-settings/order-settings-form";
import { SettingsPages } from "@/components/woocommerce/settings/settings-pages";
import { getDb } from "@/lib/db";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { getOrderSettings } from "@/lib/sync/stores/save-order-settings";
import { withStorePage } from "../../store-page";

const title = async () => (await getTranslations("orders.settings"))("title");

export async function generateMetadata(): Promise<Metadata> {
  return { title: await title() };
}

export default withStorePage({ access: SET_UP_STORES, title }, async ({ user, store }) => (
  <>
    <SettingsPages storeId={store.id} />
    <OrderSettingsForm
      key={store.id}
      storeId={store.id}
      settings={await getOrderSettings(getDb(), user.businessId, store.id)}
    />
  </>
));
