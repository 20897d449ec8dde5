import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Seller } from "@/lib/sales/refuse-shortages";
import { knownPermissions } from "@/lib/auth/permissions";
import type { Db } from "@/lib/db";
import { editOrder } from "@/lib/sync/orders/edit-order";
import { startRun } from "@/lib/sync/drive/start-run";
import { getOrderSettings, saveOrderSettings } from "@/lib/sync/stores/save-order-settings";
import { orderSettingsInputSchema } from "@/lib/sync/stores/order-settings-input";
import { setUpForPerson } from "@/lib/sync/webhooks/list-webhooks";
import { createRandom } from "@/lib/testing/seeded-random";
import { editProducts, takeBackAndHold, sellAtTill } from "./loose-ends";
import { type PlacedOrder, placeOrders } from "./place-orders";
import type { DemoLife } from "./set-up-store";
import type { StoreClock } from "./store-clock";
import { RARE_SKU } from "./write-till-weeks";

/** Any number: another one gives other orders. */
const SEED = 7_101;
const POLL_MS = 250;
const HOUR_MS = 3_600_000;
const [ORDERED, SOLD_SINCE] = [3, "2"];

type Options = { clock: StoreClock; now?: Date; signal: AbortSignal; onProgress(text: string): void };

/**
 * Four weeks of orders in the store, imported by the worker, and what is left to do of them: an order that waits for
 * stock, one that both sides changed, products that wait or were never sent. Once: a store with orders is left alone.
 * Returns how many orders were placed.
 */
export async function liveThroughOrders(life: DemoLife, options: Options): Promise<number> {
  const { deps, shop, storeId, sandbox } = life;
  const { db } = deps;
  const { businessId } = shop;
  if (sandbox.state.orders().length > 0) return 0;
  const owner = await loadSeller(db, businessId);
  const { clock, now = new Date() } = options;
  const { timeZone } = await db.business.findUniqueOrThrow({ where: { id: businessId } });
  const orders = placeOrders(sandbox, clock, { random: createRandom(SEED), now, timeZone, avoid: RARE_SKU });
  await refundOne(life, orders);
  await sellWhatWasOrdered(life, owner, options);
  await importAll(life, owner, options);

  await changeOnBothSides(life, owner, orders);
  await runToEnd(life, { kind: "orders", userId: owner.id }, options);
  const changed = await editProducts(db, owner, shop);
  await runToEnd(life, { kind: "products", userId: owner.id, productIds: changed }, options);
  await takeBackAndHold(db, owner, shop);
  await setUpForPerson(deps, businessId, storeId, owner.id);
  return sandbox.state.orders().length;
}

export async function loadSeller(db: Db, businessId: number): Promise<Seller> {
  const { id, role } = await db.user.findFirstOrThrow({
    where: { businessId },
    orderBy: { id: "asc" },
    include: { role: true },
  });
  return { id, businessId, permissions: knownPermissions(role.permissions) };
}

/** Gives the first line of an order back, as the store's staff do. */
async function refundOne({ deps, storeId }: DemoLife, orders: readonly PlacedOrder[]): Promise<void> {
  const order = orders.findLast(({ status, line_items }) => status === "completed" && line_items.length > 1);
  const [line] = order?.line_items ?? [];
  if (order === undefined || line === undefined) return;
  const client = deps.openClient(await deps.db.store.findUniqueOrThrow({ where: { id: storeId } }));
  const refund_tax = line.taxes.map(({ id, total }) => ({ id, refund_total: total }));
  const refunded = { id: line.id, quantity: line.quantity, refund_total: line.total, refund_tax };
  const refund = { reason: "Arrived broken", api_refund: false, api_restock: false, line_items: [refunded] };
  await client.post(`orders/${order.id}/refunds`, refund, z.unknown());
}

/** Somebody orders the last of something rare, and the till sells it before the order is imported. */
async function sellWhatWasOrdered(
  { deps, shop, sandbox }: DemoLife,
  owner: Seller,
  { clock, now = new Date() }: Options,
): Promise<void> {
  clock.at(new Date(now.getTime() - HOUR_MS / 2), () =>
    sandbox.placeOrder({ lines: [{ sku: RARE_SKU, quantity: ORDERED }], customerNote: "A present, please wrap it." }),
  );
  await sellAtTill(deps.db, owner, shop, { sku: RARE_SKU, quantity: SOLD_SINCE });
}

/** Orders from before the connection are imported once their first day is set; the worker does it. */
async function importAll(
  { deps: { db }, shop: { businessId }, storeId, sandbox }: DemoLife,
  owner: Seller,
  { signal, onProgress }: Options,
): Promise<void> {
  const orders = sandbox.state.orders();
  const form = await getOrderSettings(db, businessId, storeId);
  const importFrom = orders.map((order) => order.date_created.slice(0, 10)).sort()[0] ?? "";
  await saveOrderSettings(db, businessId, storeId, orderSettingsInputSchema.parse({ ...form, importFrom }), owner.id);
  for (;;) {
    const imported = await db.orderLink.count({ where: { storeId } });
    const failed = await db.orderFailure.count({ where: { storeId } });
    onProgress(`  orders of four weeks: ${imported} of ${orders.length} imported`);
    if (imported + failed >= orders.length) return;
    await sleep(POLL_MS, undefined, { signal });
  }
}

/** Staff pack an order that the store's staff complete at the same time: both changed where the parcel is. */
async function changeOnBothSides(
  { deps: { db }, shop: { businessId }, storeId, sandbox }: DemoLife,
  owner: Seller,
  orders: readonly PlacedOrder[],
): Promise<void> {
  const order = orders.findLast(({ status }) => status === "processing");
  if (order === undefined) return;
  const { saleId } = await db.orderLink.findUniqueOrThrow({
    where: { storeId_remoteId: { storeId, remoteId: order.id } },
  });
  await editOrder(db, { businessId, saleId, userId: owner.id, edit: { shippingStatus: "packed" } });
  sandbox.setOrderStatus(order.id, "completed");
}

/** A run as a person starts it; the worker does it. */
async function runToEnd(
  { deps: { db }, shop: { businessId }, storeId }: DemoLife,
  { kind, userId, productIds }: { kind: "orders" | "products"; userId: number; productIds?: number[] },
  { signal, onProgress }: Options,
): Promise<void> {
  const mode = productIds === undefined ? "all" : "chosen";
  const { id } = await startRun(db, { businessId, storeId, kind, mode, trigger: "user", userId, productIds });
  for (;;) {
    const run = await db.syncRun.findUniqueOrThrow({ where: { id } });
    onProgress(`  a run of ${kind}: ${run.status}`);
    if (run.finishedAt !== null) return;
    await sleep(POLL_MS, undefined, { signal });
  }
}
