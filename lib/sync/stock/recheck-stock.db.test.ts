import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { listRechecksDue } from "@/lib/sync/drive/queries/list-rechecks-due";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { pushChangedStock } from "./push-changed-stock";
import { recheckStock } from "./recheck-stock";

const HOUR_MS = 3_600_000;
const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

const quantityOf = (sku: string) => sandbox().state.findBySku(sku)?.stock_quantity;

/** Types a quantity into the store. */
async function type(sku: string, quantity: number) {
  const { id, parent_id: parentId } = sandbox().state.findBySku(sku)!;
  const path = parentId > 0 ? `products/${parentId}/variations/${id}` : `products/${id}`;
  await h.deps.openClient(h.store).put(path, { stock_quantity: quantity }, z.unknown());
}

const recheckedAt = async () => (await h.db.store.findUniqueOrThrow({ where: { id: h.store.id } })).stockRecheckedAt;

async function products(simple: number) {
  const stock = { [h.location.id]: 9 };
  for (let n = 0; n < simple; n += 1) await createProduct(h.db, h.business.id, { sku: `MUG-${n}`, stock });
  for (const sku of ["TEE", "CAP"]) {
    const variations = ["S", "M"].map((Size) => ({ sku: `${sku}-${Size}`, price: "9", options: { Size }, stock }));
    await createProduct(h.db, h.business.id, { type: "variable", sku, variations });
  }
  await h.sync();
  await pushChangedStock(h.deps, h.store.id);
}

test("quantities that a person typed into the store are found at night, although nothing moved in the POS", async () => {
  await products(3);
  await type("MUG-1", 14);
  await type("TEE-S", 14);
  await type("CAP-M", 4);
  await pushChangedStock(h.deps, h.store.id);
  expect(["MUG-1", "TEE-S", "CAP-M"].map(quantityOf)).toEqual([14, 14, 4]);

  await recheckStock(h.deps, h.store.id);
  // The lower quantity may be an order that is not imported yet, as in each push.
  expect(["MUG-1", "TEE-S", "CAP-M"].map(quantityOf)).toEqual([9, 9, 4]);
  await pushChangedStock(h.deps, h.store.id);
  expect(quantityOf("CAP-M")).toBe(9);
});

test("a night without differences costs two requests for a hundred, and no write", async () => {
  await products(20);
  const before = sandbox().requests.counts();
  h.takeWrites();
  await recheckStock(h.deps, h.store.id);
  expect(sandbox().requests.counts().requests - before.requests).toBe(2);
  expect(h.takeWrites()).toBe(0);
});

test("a job that has no time left continues in another", async () => {
  await products(97);
  await type("CAP-M", 14);
  await testDb.pool().query("delete from graphile_worker._private_jobs");
  const time = { isOver: () => true, signal: new AbortController().signal };
  await recheckStock({ ...h.deps, time }, h.store.id);
  const { rows } = await testDb
    .pool()
    .query<{ payload: unknown }>(
      "select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'stock.recheck'",
    );
  const { afterId } = z.object({ afterId: z.number() }).parse(rows[0]?.payload);
  const before = await recheckedAt();
  await recheckStock(h.deps, h.store.id, afterId);
  expect(quantityOf("CAP-M")).toBe(9);
  expect(await recheckedAt()).toEqual(before);
});

test("a store is due in its own night, or after two days", async () => {
  await products(1);
  await testDb.pool().query("delete from graphile_worker._private_jobs");
  const zoneAt = (hour: number) => {
    const offset = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
    return `Etc/GMT${offset <= 0 ? "+" : "-"}${Math.abs(offset)}`;
  };
  const isDue = async (hour: number, agoHours: number) => {
    await h.db.business.update({ where: { id: h.business.id }, data: { timeZone: zoneAt(hour) } });
    const stockRecheckedAt = new Date(Date.now() - agoHours * HOUR_MS);
    await h.db.store.update({ where: { id: h.store.id }, data: { stockRecheckedAt } });
    return (await listRechecksDue(h.db)).some(({ id }) => id === h.store.id);
  };
  expect(await isDue(3, 20)).toBe(true);
  expect(await isDue(14, 20)).toBe(false);
  expect(await isDue(3, 1)).toBe(false);
  expect(await isDue(14, 49)).toBe(true);
  await h.db.stockPush.deleteMany({ where: { storeId: h.store.id } });
  expect(await isDue(14, 49)).toBe(false);
});
