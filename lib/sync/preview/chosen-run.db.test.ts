import { beforeEach, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createProduct } from "@/lib/testing/factories";
import { startRun } from "@/lib/sync/drive/start-run";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { previewDetails } from "./preview-details";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

async function sendJust(productIds: number[]) {
  const run = await startRun(h.db, {
    businessId: h.business.id,
    storeId: h.store.id,
    kind: "products",
    mode: "chosen",
    trigger: "user",
    userId: null,
    productIds,
  });
  return h.drain(run.id);
}

const skus = () =>
  sandbox()
    .state.products()
    .map(({ sku }) => sku)
    .toSorted();

test("a run over chosen products sends these only, and leaves the watermark where it was", async () => {
  const [mug, cup] = [
    await createProduct(h.db, h.business.id, { name: "Mug", sku: "MUG" }),
    await createProduct(h.db, h.business.id, { name: "Cup", sku: "CUP" }),
  ];
  await createProduct(h.db, h.business.id, { name: "Jug", sku: "JUG" });
  expect(await sendJust([mug.id, cup.id])).toMatchObject({ status: "completed", created: 2, failed: 0 });
  expect(skus()).toEqual(["CUP", "MUG"]);
  expect(await h.db.store.findUniqueOrThrow({ where: { id: h.store.id } })).toMatchObject({ changesSentUpTo: null });

  await h.db.product.updateMany({ where: { businessId: h.business.id }, data: { name: "Renamed" } });
  expect(await sendJust([cup.id])).toMatchObject({ status: "completed", updated: 1, created: 0 });
  const links = await h.db.productLink.findMany({ where: { storeId: h.store.id }, orderBy: { productId: "asc" } });
  expect(links.map(({ sentValues }) => sentValues)).toMatchObject([{ name: "Mug" }, { name: "Renamed" }]);
});

test("a product of another business is not sent", async () => {
  const other = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
  const theirs = await createProduct(h.db, other.business.id, { sku: "THEIRS" });
  expect(await sendJust([theirs.id])).toMatchObject({ status: "completed", created: 0 });
  expect(sandbox().state.findBySku("THEIRS")).toBeNull();
});

test("a failure of a chosen product is over once the run has passed it", async () => {
  const mug = await createProduct(h.db, h.business.id, { sku: "MUG-F" });
  await sendJust([mug.id]);
  await h.db.syncFailure.create({
    data: {
      businessId: h.business.id,
      storeId: h.store.id,
      productId: mug.id,
      errorCode: "timeout",
      nextTryAt: new Date(Date.now() + 3_600_000),
      lastTriedAt: new Date(Date.now() - 3_600_000),
    },
  });
  expect(await sendJust([mug.id])).toMatchObject({ status: "completed", updated: 0 });
  expect(await h.db.syncFailure.count({ where: { storeId: h.store.id } })).toBe(0);
});

test("the fields of a product: now, last sent, and in the store", async () => {
  const mug = await createProduct(h.db, h.business.id, { name: "Mug", sku: "MUG-D", price: "2.5" });
  await sendJust([mug.id]);
  await h.db.variation.updateMany({ where: { productId: mug.id }, data: { price: "3" } });
  const remote = sandbox().state.findBySku("MUG-D");
  if (remote) remote.name = "Their mug";
  const of = { businessId: h.business.id, storeId: h.store.id, productId: mug.id };
  const details = await previewDetails(h.deps, of, { mode: "all", isForced: false, isStoreRead: true });
  expect(details).toMatchObject({ kind: "update", isStoreRead: true, storeError: null });
  const rows = new Map(details.lines[0]?.rows.map((row) => [row.field, row]));
  expect(rows.get("price")).toEqual({
    field: "price",
    isSent: true,
    now: { kind: "money", text: "3.00" },
    lastSent: { kind: "money", text: "2.50" },
    inStore: { value: { kind: "money", text: "2.50" }, isSame: false },
  });
  expect(rows.get("name")).toMatchObject({
    isSent: false,
    lastSent: { text: "Mug" },
    inStore: { value: { text: "Their mug" }, isSame: false },
  });
  expect(rows.get("sku")).toMatchObject({ isSent: false, inStore: { isSame: true } });

  await h.db.productLink.updateMany({ where: { storeId: h.store.id }, data: { sentValues: {} } });
  const older = await previewDetails(h.deps, of, { mode: "all", isForced: false, isStoreRead: false });
  expect(older.lines[0]?.rows.find(({ field }) => field === "name")).toMatchObject({ lastSent: null });
});
