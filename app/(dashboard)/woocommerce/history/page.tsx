import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RunsView } from "@/components/woocommerce/history/runs-view";
import { getDb } from "@/lib/db";
import { readFilter, writeFilter } from "@/lib/list/filter";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { listRuns } from "@/lib/sync/runs/list-runs";
import { runFilterSchema } from "@/lib/sync/runs/run-filter";
import { withStorePage } from "../store-page";

const title = async () => (await getTranslations("history"))("title");

export async function generateMetadata(): Promise<Metadata> {
  return { title: await title() };
}

export default withStorePage({ access: VIEW_STORES, title }, async ({ user, store, params }) => {
  const filter = readFilter(runFilterSchema, params);
  const page = await listRuns(getDb(), user.businessId, store.id, filter);
  const initial = { search: writeFilter(runFilterSchema, filter), page };
  return <RunsView key={store.id} storeId={store.id} initial={initial} />;
});
