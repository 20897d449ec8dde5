import { z } from "zod";
import { setUpForPerson } from "@/lib/sync/webhooks/list-webhooks";
import { createRandom } from "@/lib/testing/seeded-random";
import { changeOnBothSides } from "./change-on-both-sides";
import { importOrders } from "./import-orders";
import type { Living } from "./living";
import { addLastProduct, holdCart, raisePrices, sellAtTill, sentAgain, takeBack } from "./loose-ends";
import { listOldestFirst, placeOrders } from "./place-orders";
import { runToEnd } from "./run-to-end";
import type { Step } from "./run-steps";
import { RARE_SKU } from "./write-till-weeks";

/** Any number: another one gives other orders. */
const SEED = 7_101;
const HOUR_MS = 3_600_000;
const [ORDERED, SOLD_SINCE] = [3, "2"];

/**
 * Four weeks of orders in the store, imported by the worker, and what is left to do of them: an order that waits for
 * stock, one that both sides changed, products that wait or were never sent. The last step marks the end.
 */
export const LIFE_STEPS: readonly Step<Living>[] = [
  { name: "four weeks of orders in the store", run: placeWeeks },
  { name: "a refund in the store", run: refundOne },
  { name: "the till sells what was ordered", run: sellWhatWasOrdered },
  { name: "orders imported", run: importOrders },
  { name: "an order changed on both sides", run: changeOnBothSides },
  { name: "orders compared", run: (life) => runToEnd(life, { kind: "orders" }) },
  { name: "higher prices", run: raisePrices },
  {
    name: "higher prices sent",
    run: async (life) => runToEnd(life, { kind: "products", productIds: await sentAgain(life) }),
  },
  { name: "goods returned", run: takeBack },
  { name: "a cart on hold", run: holdCart },
  { name: "webhooks", run: setUpWebhooks },
  { name: "a product that was never sent", run: addLastProduct },
];

/** At once, since the store's clock waits for nothing: a store has all of these orders or none. */
async function placeWeeks({ deps: { db }, shop: { businessId }, sandbox, clock, now }: Living): Promise<void> {
  if (sandbox.state.orders().length > 0) return;
  const { timeZone } = await db.business.findUniqueOrThrow({ where: { id: businessId } });
  placeOrders(sandbox, clock, { random: createRandom(SEED), now, timeZone, avoid: RARE_SKU });
}

/** Gives the first line of an order back, as the store's staff do. */
async function refundOne({ deps, storeId, sandbox }: Living): Promise<void> {
  const isFit = ({ status, line_items }: { status: string; line_items: unknown[] }) =>
    status === "completed" && line_items.length > 1;
  const order = listOldestFirst(sandbox).findLast(isFit);
  const [line] = order?.line_items ?? [];
  if (order === undefined || line === undefined || order.refund_ids.length > 0) return;
  const client = deps.openClient(await deps.db.store.findUniqueOrThrow({ where: { id: storeId } }));
  const refund_tax = line.taxes.map(({ id, total }) => ({ id, refund_total: total }));
  const refunded = { id: line.id, quantity: line.quantity, refund_total: line.total, refund_tax };
  const refund = { reason: "Arrived broken", api_refund: false, api_restock: false, line_items: [refunded] };
  await client.post(`orders/${order.id}/refunds`, refund, z.unknown());
}

/** Somebody orders the last of something rare, and the till sells it before the order is imported. */
async function sellWhatWasOrdered(life: Living): Promise<void> {
  const { deps, shop, owner, storeId, sandbox, clock, now } = life;
  const rareId = sandbox.state.findBySku(RARE_SKU)?.id;
  const isOfRare = ({ product_id, variation_id }: { product_id: number; variation_id: number }) =>
    product_id === rareId || variation_id === rareId;
  const earlier = sandbox.state.orders().find(({ line_items }) => line_items.some(isOfRare));
  if (earlier === undefined) {
    clock.at(new Date(now.getTime() - HOUR_MS / 2), () =>
      sandbox.placeOrder({ lines: [{ sku: RARE_SKU, quantity: ORDERED }], customerNote: "A present, please wrap it." }),
    );
  } else if (await deps.db.orderLink.findFirst({ where: { storeId, remoteId: earlier.id } })) return;
  await sellAtTill(deps.db, owner, shop, { sku: RARE_SKU, quantity: SOLD_SINCE });
}

async function setUpWebhooks({ deps, shop: { businessId }, storeId, owner }: Living): Promise<void> {
  if ((await deps.db.webhookEndpoint.count({ where: { storeId, remoteId: { not: null } } })) > 0) return;
  await setUpForPerson(deps, businessId, storeId, owner.id);
}
