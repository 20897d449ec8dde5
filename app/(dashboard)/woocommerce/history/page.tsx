import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RunsView } from "@/components/woocommerce/history/runs-view";
import { getDb } from "@/lib/db";
import { listRuns, runQuerySchema } from "@/lib/sync/runs/list-runs";
import { openWooPage, type SearchParams } from "../open-woo-page";
import { NoStore, WooFrame } from "../woo-frame";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("history");
  return { title: t("title") };
}

export default async function HistoryPage({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const page = await openWooPage("woocommerce.view", params["store"]);
  const t = await getTranslations("history");
  const { user, store } = page;
  // What is not understood is ignored: an old link still shows the history.
  const filter = runQuerySchema.omit({ cursor: true }).catch({}).parse(params);
  return (
    <WooFrame page={page} title={store?.name ?? t("title")}>
      {store ? (
        <RunsView
          key={store.id}
          storeId={store.id}
          initial={{ filter, page: await listRuns(getDb(), user.businessId, store.id, filter) }}
        />
      ) : (
        <NoStore page={page} />
      )}
    </WooFrame>
  );
}
