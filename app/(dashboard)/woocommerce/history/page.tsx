import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RunsView } from "@/components/woocommerce/history/runs-view";
import { getDb } from "@/lib/db";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { listRuns, runQuerySchema } from "@/lib/sync/runs/list-runs";
import { withStorePage } from "../store-page";

const title = async () => (await getTranslations("history"))("title");

export async function generateMetadata(): Promise<Metadata> {
  return { title: await title() };
}

export default withStorePage({ access: VIEW_STORES, title }, async ({ user, store, params }) => {
  // What is not understood is ignored: an old link still shows the history.
  const filter = runQuerySchema.omit({ cursor: true }).catch({}).parse(params);
  const page = await listRuns(getDb(), user.businessId, store.id, filter);
  return <RunsView key={store.id} storeId={store.id} initial={{ filter, page }} />;
});
