import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TaxMappingView } from "@/components/woocommerce/taxes/tax-mapping-view";
import { TaxWarnings } from "@/components/woocommerce/taxes/tax-warnings";
import { getDb } from "@/lib/db";
import { MAP_TAXES } from "@/lib/permissions/woocommerce";
import { listTaxWarnings } from "@/lib/sync/taxes/list-tax-warnings";
import { withStorePage } from "../store-page";

const title = async () => (await getTranslations("taxMapping"))("title");

export async function generateMetadata(): Promise<Metadata> {
  return { title: await title() };
}

export default withStorePage({ access: MAP_TAXES, title }, async ({ user, store, isConnected }) => (
  <>
    <TaxWarnings
      storeId={store.id}
      warnings={await listTaxWarnings(getDb(), user.businessId, store.id)}
      canMap={false}
    />
    {isConnected && <TaxMappingView key={store.id} storeId={store.id} />}
  </>
));
