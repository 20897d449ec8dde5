import { setTimeout as sleep } from "node:timers/promises";
import { getOrderSettings, saveOrderSettings } from "@/lib/sync/stores/save-order-settings";
import { orderSettingsInputSchema } from "@/lib/sync/stores/order-settings-input";
import type { Living } from "./living";

const POLL_MS = 250;

/** Orders from before the connection are imported once their first day is set; the worker does it. */
export async function importOrders({
  deps: { db },
  shop: { businessId },
  storeId,
  owner,
  sandbox,
  signal,
  onProgress,
}: Living): Promise<void> {
  const orders = sandbox.state.orders();
  const form = await getOrderSettings(db, businessId, storeId);
  const importFrom = orders.map((order) => order.date_created.slice(0, 10)).sort()[0] ?? "";
  if (form.importFrom !== importFrom)
    await saveOrderSettings(db, businessId, storeId, orderSettingsInputSchema.parse({ ...form, importFrom }), owner.id);
  for (;;) {
    const imported = await db.orderLink.count({ where: { storeId } });
    const failed = await db.orderFailure.count({ where: { storeId } });
    onProgress(`  orders of four weeks: ${imported} of ${orders.length} imported`);
    if (imported + failed >= orders.length) return;
    await sleep(POLL_MS, undefined, { signal });
  }
}
