import { beforeEach, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { addStock, createProduct, createStore } from "@/lib/testing/factories";
import { pushStock } from "@/lib/sync/stock/push-stock";
import { loadStoreContext } from "@/lib/sync/core/run-context";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { listProductStates } from "./list-product-states";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

async function stateOf(productId: number) {
  const { products } = await listProductStates(h.deps, h.business.id, [productId]);
  return products[String(productId)]?.[0];
}

async function mug() {
  return createProduct(h.db, h.business.id, { name: "Mug", sku: "MUG", stock: { [h.location.id]: 4 } });
}

test("a product is not sent, then online, then waiting, then online again", async () => {
  const { id } = await mug();
  expect(await stateOf(id)).toMatchObject({ kind: "notSent", remoteId: null });
  await h.sync();
  const link = await h.db.productLink.findFirstOrThrow({ where: { storeId: h.store.id } });
  expect(await stateOf(id)).toMatchObject({ kind: "online", remoteId: link.remoteId });
  await h.db.product.update({ where: { id }, data: { name: "Blue mug" } });
  expect(await stateOf(id)).toMatchObject({ kind: "waiting" });
  await h.sync({ mode: "changed" });
  expect(await stateOf(id)).toMatchObject({ kind: "online" });
});

test("a change that is taken back is not waiting, nor is a stock movement that was pushed", async () => {
  const { id } = await mug();
  await h.sync();
  await h.db.product.update({ where: { id }, data: { name: "Blue mug" } });
  await h.db.product.update({ where: { id }, data: { name: "Mug" } });
  expect(await stateOf(id)).toMatchObject({ kind: "online" });

  const variation = await h.db.variation.findFirstOrThrow({ where: { productId: id } });
  await addStock(h.db, variation, h.location.id, 3);
  expect(await stateOf(id)).toMatchObject({ kind: "waiting" });
  const context = await loadStoreContext(h.deps, h.store.id);
  await pushStock(context!, [variation.id]);
  expect(await stateOf(id)).toMatchObject({ kind: "online" });
});

test("failed with its cause, needs a decision, kept out, and hidden", async () => {
  const { id } = await mug();
  await h.sync();
  const row = { businessId: h.business.id, storeId: h.store.id, productId: id };
  await h.db.syncFailure.create({ data: { ...row, errorCode: "invalid_sku", nextTryAt: new Date() } });
  expect(await stateOf(id)).toMatchObject({ kind: "failed", errorCode: "invalid_sku" });
  await h.db.matchDecision.create({ data: { ...row, candidates: [] } });
  expect(await stateOf(id)).toMatchObject({ kind: "decision" });
  await h.db.product.update({ where: { id }, data: { isSyncDisabled: true } });
  expect(await stateOf(id)).toMatchObject({ kind: "keptOut" });

  await h.db.syncFailure.deleteMany({ where: { storeId: h.store.id } });
  await h.db.matchDecision.deleteMany({ where: { storeId: h.store.id } });
  await h.db.product.update({ where: { id }, data: { isSyncDisabled: false, isArchived: true } });
  await h.sync();
  expect(await stateOf(id)).toMatchObject({ kind: "hidden" });
});

test("a product that is not stocked at the store's location is out of its scope", async () => {
  await h.saveSettings({ productScope: "at_location" });
  const { id } = await createProduct(h.db, h.business.id, { sku: "CUP" });
  expect(await stateOf(id)).toMatchObject({ kind: "outOfScope" });
});

test("two connected stores have states of their own, in the order they were added", async () => {
  const { id } = await mug();
  await h.sync();
  const second = await createStore(h.db, h.business.id, h.location.id, {
    url: "https://second.example",
    name: "Outlet",
  });
  const keys = { consumerKeyEnc: h.store.consumerKeyEnc, consumerSecretEnc: h.store.consumerSecretEnc };
  await h.db.store.update({ where: { id: second.id }, data: keys });
  const read = () => listProductStates(h.deps, h.business.id, [id]);
  const { remoteId } = await h.db.productLink.findFirstOrThrow({ where: { storeId: h.store.id } });
  const online = { storeId: h.store.id, kind: "online", errorCode: null, remoteId };
  const { stores, products } = await read();
  expect(stores.map(({ id: storeId, url }) => [storeId, url])).toEqual([
    [h.store.id, h.store.url],
    [second.id, second.url],
  ]);
  expect(products).toEqual({
    [id]: [online, { storeId: second.id, kind: "notSent", errorCode: null, remoteId: null }],
  });

  const row = { businessId: h.business.id, storeId: second.id, productId: id };
  await h.db.syncFailure.create({ data: { ...row, errorCode: "invalid_sku", nextTryAt: new Date() } });
  expect((await read()).products).toEqual({
    [id]: [online, { storeId: second.id, kind: "failed", errorCode: "invalid_sku", remoteId: null }],
  });
});

test("a store without keys has no state, and another business's product none", async () => {
  const { id } = await mug();
  await h.sync();
  await createStore(h.db, h.business.id, h.location.id, { url: "https://without-keys.example" });
  const { stores, products } = await listProductStates(h.deps, h.business.id, [id]);
  expect(stores.map((store) => store.id)).toEqual([h.store.id]);
  expect(products[String(id)]).toHaveLength(1);

  const other = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
  expect((await listProductStates(h.deps, other.business.id, [id])).products).toEqual({});
});
