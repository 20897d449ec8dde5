import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TaxMappingView } from "@/components/woocommerce/taxes/tax-mapping-view";
import { TaxWarnings } from "@/components/woocommerce/taxes/tax-warnings";
import { getDb } from "@/lib/db";
import { listTaxWarnings } from "@/lib/sync/taxes/list-tax-warnings";
import { openWooPage, type SearchParams } from "../open-woo-page";
import { NoStore, WooFrame } from "../woo-frame";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("taxMapping");
  return { title: t("title") };
}

export default async function TaxMappingPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await openWooPage("woocommerce.map_taxes", (await searchParams)["store"]);
  const t = await getTranslations("taxMapping");
  const { user, store } = page;
  return (
    <WooFrame page={page} title={store?.name ?? t("title")}>
      {store ? (
        <>
          <TaxWarnings
            storeId={store.id}
            warnings={await listTaxWarnings(getDb(), user.businessId, store.id)}
            canMap={false}
          />
          <TaxMappingView key={store.id} storeId={store.id} />
        </>
      ) : (
        <NoStore page={page} />
      )}
    </WooFrame>
  );
}
