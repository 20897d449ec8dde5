import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OrderSettingsForm } from "@/components/woocommerce/order-settings/order-settings-form";
import { SettingsPages } from "@/components/woocommerce/settings/settings-pages";
import { getDb } from "@/lib/db";
import { getOrderSettings } from "@/lib/sync/stores/save-order-settings";
import { openWooPage, type SearchParams } from "../../open-woo-page";
import { NoStore, WooFrame } from "../../woo-frame";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("orders.settings");
  return { title: t("title") };
}

export default async function OrderSettingsPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await openWooPage("woocommerce.settings", (await searchParams)["store"]);
  const t = await getTranslations("orders.settings");
  const { user, store } = page;
  return (
    <WooFrame page={page} title={store?.name ?? t("title")}>
      {store ? (
        <>
          <SettingsPages storeId={store.id} />
          <OrderSettingsForm
            key={store.id}
            storeId={store.id}
            settings={await getOrderSettings(getDb(), user.businessId, store.id)}
          />
        </>
      ) : (
        <NoStore page={page} />
      )}
    </WooFrame>
  );
}
