import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EventsView } from "@/components/woocommerce/history/events-view";
import { RunsView } from "@/components/woocommerce/history/runs-view";
import { getDb } from "@/lib/db";
import { readFilter, writeFilter } from "@/lib/list/filter";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { listRuns } from "@/lib/sync/runs/list-runs";
import { listStoreEvents } from "@/lib/sync/runs/list-store-events";
import { runFilterSchema } from "@/lib/sync/runs/run-filter";
import { withStorePage } from "../store-page";

const title = async () => (await getTranslations("history"))("title");

export async function generateMetadata(): Promise<Metadata> {
  return { title: await title() };
}

export default withStorePage({ access: VIEW_STORES, title }, async ({ user, store, params }) => {
  const filter = readFilter(runFilterSchema, params);
  const [page, events] = await Promise.all([
    listRuns(getDb(), user.businessId, store.id, filter),
    listStoreEvents(getDb(), user.businessId, store.id),
  ]);
  const initial = { search: writeFilter(runFilterSchema, filter), page };
  return (
    <div key={store.id} className="space-y-5">
      <RunsView storeId={store.id} initial={initial} />
      <EventsView storeId={store.id} initial={events} />
    </div>
  );
});
