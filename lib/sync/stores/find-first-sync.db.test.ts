import { beforeEach, expect, test } from "vitest";
import { getStoreToSync } from "@/lib/sync/stores/list-stores";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createCategory, createProduct } from "@/lib/testing/factories";
import { startRun } from "@/lib/sync/drive/start-run";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;
let productId: number;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
  await createCategory(h.db, h.business.id, { name: "Mugs" });
  productId = (await createProduct(h.db, h.business.id, { name: "Mug", sku: "MUG" })).id;
});

async function findFirst() {
  const { isFirst, areCategoriesFirst } = await getStoreToSync(h.db, h.business.id, h.store.id);
  return { isFirst, areCategoriesFirst };
}

const startChosen = () =>
  startRun(h.db, {
    businessId: h.business.id,
    storeId: h.store.id,
    kind: "products",
    mode: "chosen",
    trigger: "user",
    userId: null,
    productIds: [productId],
  });

test("categories end their own first sync, and products that of both", async () => {
  expect(await findFirst()).toEqual({ isFirst: true, areCategoriesFirst: true });
  await h.sync({ kind: "categories" });
  expect(await findFirst()).toEqual({ isFirst: true, areCategoriesFirst: false });
  await h.sync({ kind: "products" });
  expect(await findFirst()).toEqual({ isFirst: false, areCategoriesFirst: false });
});

test("chosen products end the first sync once they are under way, unless nothing of them arrives", async () => {
  const run = await startChosen();
  expect(await findFirst()).toEqual({ isFirst: false, areCategoriesFirst: false });
  await h.drain(run.id);
  expect(await findFirst()).toEqual({ isFirst: false, areCategoriesFirst: false });
  await h.db.productLink.deleteMany({ where: { storeId: h.store.id } });
  expect(await findFirst()).toEqual({ isFirst: true, areCategoriesFirst: true });
});

test("another shop at the store's address is synced for the first time again", async () => {
  await h.drain((await startChosen()).id);
  await h.sync({ kind: "categories" });
  await h.sync({ kind: "products" });
  // As saving the address of another shop does.
  await h.db.productLink.deleteMany({ where: { storeId: h.store.id } });
  await h.db.categoryLink.deleteMany({ where: { storeId: h.store.id } });
  await h.db.store.update({ where: { id: h.store.id }, data: { firstSyncAt: null } });
  expect(await findFirst()).toEqual({ isFirst: true, areCategoriesFirst: true });
});
