import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MediaWarning } from "@/components/woocommerce/media-warning";
import { ResetsSection } from "@/components/woocommerce/settings/resets-section";
import { SettingsForm } from "@/components/woocommerce/settings/settings-form";
import { SettingsPages } from "@/components/woocommerce/settings/settings-pages";
import { TEXT_LANGUAGES } from "@/lib/catalog/text-languages";
import { getDb } from "@/lib/db";
import { env } from "@/lib/env";
import { nameLanguages } from "@/lib/i18n/format";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { getStoreChoices, getStoreDetails, isMediaUnreachable } from "@/lib/sync/stores/list-stores";
import { countLinks } from "@/lib/sync/stores/reset-links";
import { openWooPage, type SearchParams } from "../open-woo-page";
import { WooFrame } from "../woo-frame";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("woocommerce.settings");
  return { title: t("title") };
}

export default async function SettingsPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await openWooPage(SET_UP_STORES, (await searchParams)["store"]);
  const t = await getTranslations("woocommerce.settings");
  const { businessId } = page.user;
  const store = page.store ? await getStoreDetails(getDb(), businessId, page.store.id) : null;
  const choices = await getStoreChoices(getDb(), businessId, store);
  // Named on the server: the browser's Intl may have other names, and hydration would fail.
  const languages = nameLanguages(await getLocale(), TEXT_LANGUAGES);
  return (
    <WooFrame page={page} title={store?.name ?? t("newTitle")}>
      {store && <SettingsPages storeId={store.id} />}
      {store && isMediaUnreachable(store, env().APP_URL) && <MediaWarning />}
      <SettingsForm key={store?.id ?? "new"} store={store} choices={choices} languages={languages} />
      {store && (
        <div className="mt-10">
          <ResetsSection key={store.id} store={store} counts={await countLinks(getDb(), businessId, store.id)} />
        </div>
      )}
    </WooFrame>
  );
}
