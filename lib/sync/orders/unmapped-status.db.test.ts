import { beforeEach, expect, test } from "vitest";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { importOrder } from "./import-order";
import { listStatuses } from "./list-orders";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 10 });
});

/** Imports the order with a status that the sandbox does not know. */
async function setPluginStatus(id: number, status: string): Promise<void> {
  clock.forward(1);
  const modified = clock.now().toISOString().slice(0, 19);
  await importOrder(shop.source, { ...(await shop.read(id)), status, date_modified_gmt: modified });
}

test("an unmapped status between paid and completed leaves a known sale as it is", async () => {
  const id = shop.place(10);
  await shop.take(id);
  await setPluginStatus(id, "packing");
  expect(await shop.saleOf(id)).toMatchObject({
    status: "final",
    shippingStatus: "ordered",
    order: { remoteStatus: "packing", state: "in_step" },
  });
  expect(await shop.stockHere()).toBe(0);
  clock.forward(1);
  sandbox().setOrderStatus(id, "completed");
  await shop.take(id);
  expect(await shop.saleOf(id)).toMatchObject({ status: "final", shippingStatus: "delivered" });
  expect(await shop.stockHere()).toBe(0);
});

test("a new order with an unmapped status is a draft, and its statuses are counted", async () => {
  const [first, second, known] = [shop.place(), shop.place(), shop.place()];
  await setPluginStatus(first!, "packing");
  await setPluginStatus(second!, "packing");
  await shop.take(known!);
  expect(await shop.saleOf(first!)).toMatchObject({ status: "draft", draftReason: "store_status" });
  expect(await listStatuses(shop.db, shop.business.id, shop.store.id)).toEqual([
    { status: "packing", orders: 2, isMapped: false },
    { status: "processing", orders: 1, isMapped: true },
  ]);
});
