import type { Db } from "@/lib/db";
import { findHeartbeat } from "@/lib/queue/heartbeat";
import { listStores } from "@/lib/sync/stores/list-stores";
import { countOrders } from "@/lib/sync/orders/list-orders";
import { getStoreOverview } from "@/lib/sync/stores/store-overview";
import type { StoreOverview } from "@/lib/sync/runs/sync-view";

/** The schedule runs every minute, an external cron every five or ten, so 20 minutes without a heartbeat is a fault. */
const OVERDUE_AFTER_MS = 20 * 60_000;

/** The dashboard stays readable. The page of stores has the rest. */
const STORES_SHOWN = 20;

export type StoreAttention = {
  kind: "fault" | "decisions" | "waiting" | "conflicts" | "failedOrders" | "failing";
  storeId: number;
  store: string;
  count: number;
};

export type StoresOverview = {
  stores: StoreOverview[];
  attention: StoreAttention[];
  /** Time of the last heartbeat (or "never") when no worker runs. Null when one does. */
  overdueSince: string | null;
};

/** Whether each store is in sync, and what waits for a person. */
export async function getStoresOverview(db: Db, businessId: number, now = new Date()): Promise<StoresOverview> {
  const list = (await listStores(db, businessId)).slice(0, STORES_SHOWN);
  const loaded = await Promise.all(
    list.map(async ({ id }) => {
      const [overview, orders] = await Promise.all([
        getStoreOverview(db, businessId, id),
        countOrders(db, businessId, id),
      ]);
      return { overview, attention: attentionOf(overview, orders) };
    }),
  );
  const isAnyConnected = loaded.some(({ overview }) => overview.state.kind !== "not_connected");
  return {
    stores: loaded.map(({ overview }) => overview),
    attention: loaded.flatMap(({ attention }) => attention),
    overdueSince: isAnyConnected ? await findOverdue(db, now) : null,
  };
}

type OrderCounts = { waiting: number; conflicts: number; failed: number };

/** The store's open tasks, most urgent first: what stops the whole store, then what customers wait for. */
function attentionOf(
  { store, state, decisions, failing }: Pick<StoreOverview, "store" | "state" | "decisions" | "failing">,
  orders: OrderCounts,
): StoreAttention[] {
  // Nothing is sent to or imported from a store that is not connected, so that nobody can end those failures.
  const isConnected = state.kind !== "not_connected";
  const counts: [StoreAttention["kind"], number][] = [
    ["fault", state.kind === "fault" ? 1 : 0],
    ["failedOrders", isConnected ? orders.failed : 0],
    ["waiting", orders.waiting],
    ["conflicts", orders.conflicts],
    ["decisions", isConnected ? decisions : 0],
    ["failing", isConnected ? failing : 0],
  ];
  return counts
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => ({ kind, count, storeId: store.id, store: store.name }));
}

async function findOverdue(db: Db, now: Date): Promise<string | null> {
  const beats = await Promise.all([findHeartbeat(db, "worker"), findHeartbeat(db, "cron")]);
  const last = Math.max(0, ...beats.map((beat) => beat?.seenAt.getTime() ?? 0));
  if (now.getTime() - last <= OVERDUE_AFTER_MS) return null;
  return last === 0 ? "never" : new Date(last).toISOString();
}
