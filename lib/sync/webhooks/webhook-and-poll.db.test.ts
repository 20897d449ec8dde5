import { beforeAll, expect, test } from "vitest";
import { startSandboxStore } from "@/e2e/sandbox/sandbox-store";
import { runJobsWithin } from "@/lib/jobs/run-jobs-within";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { startWebhookServer } from "@/lib/testing/webhook-server";
import { useServer } from "@/lib/testing/use-server";
import { pollStore } from "@/lib/sync/orders/poll-store";
import { loadStoreContext } from "@/lib/sync/core/run-context";
import { setUpWebhooks } from "./maintain-webhooks";

const testDb = useTestDb();
const sandbox = useServer(startSandboxStore);
const server = useServer(startWebhookServer);
let h: Harness;

beforeAll(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), { deps: { publicUrl: server().url } });
  await createProduct(h.db, h.business.id, { sku: "TEA", price: "4", stock: { [h.location.id]: 100 } });
  await h.sync();
  await setUpWebhooks((await loadStoreContext(h.deps, h.store.id))!);
});

async function workOff(): Promise<void> {
  await Promise.all([
    runJobsWithin(h.deps, testDb.pool(), 10_000, 3),
    pollStore(h.deps, h.store.id),
    pollStore(h.deps, h.store.id),
  ]);
}

async function stockLeft(): Promise<number> {
  const moved = await h.db.stockMovement.aggregate({ where: { businessId: h.business.id }, _sum: { quantity: true } });
  return Number(moved._sum.quantity);
}

test("orders that webhooks and polls import concurrently become one sale each, and take stock once", async () => {
  const ids = Array.from({ length: 4 }, () =>
    Number(sandbox().placeOrder({ lines: [{ sku: "TEA", quantity: 3 }] })["id"]),
  );
  await sandbox().deliverWebhooks();
  await workOff();
  // Each order has two deliveries, created and updated, and both are received.
  expect(server().statuses.filter((status) => status === 202).length).toBeGreaterThanOrEqual(ids.length);
  expect(server().statuses.every((status) => status < 300)).toBe(true);

  const sales = await h.db.sale.findMany({
    where: { businessId: h.business.id },
    include: { order: true },
    orderBy: { id: "asc" },
  });
  expect(sales.map((sale) => sale.order?.remoteId).sort()).toEqual([...ids].sort());
  expect(sales.every((sale) => sale.status === "final")).toBe(true);
  expect(await stockLeft()).toBe(100 - 4 * 3);

  const deliveries = await h.db.delivery.findMany({ where: { storeId: h.store.id } });
  expect(deliveries.every((delivery) => delivery.outcome === "imported" || delivery.outcome === "unchanged")).toBe(
    true,
  );
  expect(new Set(deliveries.map((delivery) => delivery.saleId))).toEqual(new Set(sales.map((sale) => sale.id)));
});

test("a change and a deletion arrive by webhook, and the poll after them changes nothing more", async () => {
  const [first, second] = await h.db.orderLink.findMany({
    where: { storeId: h.store.id },
    orderBy: { remoteId: "asc" },
  });
  sandbox().setOrderStatus(first!.remoteId, "completed");
  sandbox().trashOrder(second!.remoteId);
  await sandbox().deliverWebhooks();
  await workOff();
  await pollStore(h.deps, h.store.id);

  const links = await h.db.orderLink.findMany({
    where: { storeId: h.store.id },
    include: { sale: true },
    orderBy: { remoteId: "asc" },
  });
  expect(links).toHaveLength(4);
  expect(links[0]).toMatchObject({ remoteStatus: "completed", state: "in_step" });
  expect(links[1]).toMatchObject({ state: "deleted", sale: { deletedInStoreAt: expect.any(Date) } });
});
