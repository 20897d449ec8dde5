import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { StorePull, Variation } from "@/lib/generated/prisma/client";
import { createProduct } from "@/lib/testing/factories";
import { drainPull, readStore } from "@/lib/testing/pulling";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { pullChoicesSchema } from "./pull-schema";
import { pullStep } from "./pull-step";
import { applyPull, cancelPull } from "./start-pull";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;
let lamp: Variation;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
  const body = { name: "Lamp", sku: "LAMP", regular_price: "5", manage_stock: true, stock_quantity: 8 };
  await shop.source.client.post("products", body, z.unknown());
  const stock = { [shop.location.id]: 8 };
  lamp = (await createProduct(shop.db, shop.business.id, { sku: "LAMP", name: "Lamp", price: "5", stock }))
    .variations[0]!;
});

const place = (quantity: number) => {
  const id = Number(sandbox().placeOrder({ lines: [{ sku: "LAMP", quantity }] })["id"]);
  clock.forward(1);
  return id;
};
const change = async (id: number, status: string) => {
  sandbox().setOrderStatus(id, status);
  clock.forward(1);
  await shop.take(id);
};
const level = async () => Number((await shop.db.stockLevel.findFirst({ where: { variationId: lamp.id } }))?.quantity);
const load = (id: number) => shop.db.storePull.findUniqueOrThrow({ where: { id } });
const isLinking = async ({ phase }: StorePull) => phase === "link";
const isWritten = async ({ phase, importId }: StorePull) =>
  phase === "write" &&
  (await shop.db.productImport.findUniqueOrThrow({ where: { id: importId ?? 0 } })).status === "completed";

/** Reads the store, lets something happen, and takes over up to a point. */
async function pullUpTo(isThere: (pull: StorePull) => Promise<boolean>, between: () => Promise<void>): Promise<number> {
  const { id } = await readStore(shop);
  clock.forward(1);
  await between();
  await applyPull(shop.db, shop.business.id, id, pullChoicesSchema.parse({}));
  while (!(await isThere(await load(id)))) await pullStep(shop.deps, id);
  return id;
}

test("orders that changed since the reading are fetched once each, also when each takes the time of a job", async () => {
  const ids = [place(1), place(2), place(1)];
  for (const id of ids) await shop.take(id);
  const pullId = await pullUpTo(isLinking, async () => {
    for (const id of ids) await change(id, "cancelled");
  });
  const fetches = () =>
    sandbox()
      .requests.list()
      .filter(({ path }) => /orders\/\d+$/.test(path)).length;
  const before = fetches();
  const time = { isOver: () => true, signal: new AbortController().signal };
  while ((await load(pullId)).phase === "link") {
    const first = fetches();
    await pullStep({ ...shop.deps, time }, pullId);
    expect(fetches() - first).toBeLessThanOrEqual(1);
  }
  expect(fetches() - before).toBe(3);
  expect(await drainPull(shop, pullId)).toMatchObject({ status: "completed" });
  expect(await level()).toBe(8);
});

test("an order that the store cannot print counts as unchanged, and the pull goes on", async () => {
  const [broken, cancelled] = [place(2), place(1)];
  for (const id of [broken, cancelled]) await shop.take(id);
  const pullId = await pullUpTo(isLinking, async () => {
    await change(broken, "completed");
    await change(cancelled, "cancelled");
  });
  sandbox().faults.set({ serverError: { count: 1000, path: `orders/${broken}` } });
  expect(await drainPull(shop, pullId)).toMatchObject({ status: "completed" });
  expect(await level()).toBe(6);
});

test.each([
  { when: "products are written", isThere: isWritten },
  { when: "links are made", isThere: isLinking },
])("a cancel while $when waits for the links, so that an order counts once", async ({ isThere }) => {
  const id = place(2);
  const pullId = await pullUpTo(isThere, async () => void (await shop.take(id)));
  expect(await level()).toBe(4);
  await cancelPull(shop.db, shop.business.id, pullId);
  expect(await drainPull(shop, pullId)).toMatchObject({ status: "cancelled", phase: "take_customers" });
  expect(await level()).toBe(6);
});

test("a cancelled pull makes its links also when the store does not answer", async () => {
  const id = place(2);
  const pullId = await pullUpTo(isLinking, () => change(id, "completed"));
  await cancelPull(shop.db, shop.business.id, pullId);
  sandbox().faults.set({ serverError: { count: 1000 } });
  expect(await drainPull(shop, pullId)).toMatchObject({ status: "cancelled", phase: "take_customers" });
  expect(await level()).toBe(6);
});
