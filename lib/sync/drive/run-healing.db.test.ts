import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { runJobsWithin } from "@/lib/jobs/run-jobs-within";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import {
  addStock,
  createCategory,
  createProduct,
  createVariation,
  type ProductWithVariations,
} from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { enqueueStockPush, pushChangedStock } from "@/lib/sync/stock/push-changed-stock";

const anyBody = z.looseObject({ id: z.number() });
const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

const client = () => h.deps.openClient(h.store);
const only = (product: ProductWithVariations) => {
  const [variation] = product.variations;
  if (!variation) throw new Error("a product without variations");
  return variation;
};
const quantityOf = (sku: string) => sandbox().state.findBySku(sku)?.stock_quantity;

test("another category takes a name that one gave up, without a failed run", async () => {
  const first = await createCategory(h.db, h.business.id, { name: "Beans" });
  await h.sync({ kind: "categories" });
  await h.db.category.update({ where: { id: first.id }, data: { name: "Coffee beans" } });
  await createCategory(h.db, h.business.id, { name: "Beans" });
  expect(await h.sync({ kind: "categories" })).toMatchObject({
    status: "completed",
    created: 1,
    updated: 1,
    failed: 0,
  });
});

test("two categories with names that the store takes for one: the second fails alone, products are sent", async () => {
  await createCategory(h.db, h.business.id, { name: "Coffee & Tea" });
  await createCategory(h.db, h.business.id, { name: "Coffee &  Tea" });
  await createProduct(h.db, h.business.id, { sku: "MUG" });
  expect(await h.sync()).toMatchObject({ status: "completed", created: 2, failed: 1 });
  expect(await h.sync()).toMatchObject({ status: "completed", created: 0, failed: 1 });
  expect(sandbox().state.findBySku("MUG")).not.toBeNull();
});

test("an attribute that was deleted in the store is created again", async () => {
  const product = await createProduct(h.db, h.business.id, {
    type: "variable",
    sku: "SH",
    variations: [{ sku: "SH-S", options: { Size: "S" } }],
  });
  await h.sync();
  const link = await h.db.attributeLink.findFirstOrThrow({ where: { storeId: h.store.id } });
  await client().delete(`products/attributes/${link.remoteId}`, { force: true }, anyBody);
  await createVariation(h.db, product, { sku: "SH-M", options: { Size: "M" } });
  expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
  const anew = await h.db.attributeLink.findFirstOrThrow({ where: { storeId: h.store.id } });
  expect(anew.remoteId).not.toBe(link.remoteId);
  expect(sandbox().state.findBySku("SH-M")).not.toBeNull();
});

test("a renamed attribute is renamed in the store, and retains its address, its order and its archive", async () => {
  await createProduct(h.db, h.business.id, {
    type: "variable",
    sku: "SH",
    variations: [{ sku: "SH-S", options: { Size: "S" } }],
  });
  await h.sync();
  const link = await h.db.attributeLink.findFirstOrThrow({ where: { storeId: h.store.id } });
  const there = () => sandbox().state.raw().attributes.get(link.remoteId);
  Object.assign(there()!, { order_by: "name", has_archives: true });
  await h.db.attribute.update({ where: { id: link.attributeId }, data: { name: "Größe & Schnitt" } });

  expect(await h.sync()).toMatchObject({ status: "completed", updated: 1, failed: 0 });
  expect(there()).toMatchObject({ name: "Größe & Schnitt", slug: "pa_size", order_by: "name", has_archives: true });
  expect(await h.db.syncEntry.findFirst({ where: { entity: "attribute", operation: "update" } })).toMatchObject({
    outcome: "done",
    label: "Größe & Schnitt",
  });
  h.takeWrites();
  expect(await h.sync()).toMatchObject({ status: "completed", updated: 0, failed: 0 });
  expect(h.takeWrites()).toBe(0);
});

test("an attribute linked before its name was recorded is not written", async () => {
  await createProduct(h.db, h.business.id, {
    type: "variable",
    sku: "SH",
    variations: [{ sku: "SH-S", options: { Size: "S" } }],
  });
  await h.sync();
  await h.db.attributeLink.updateMany({ where: { storeId: h.store.id }, data: { sent: {} } });
  h.takeWrites();
  expect(await h.sync()).toMatchObject({ status: "completed", updated: 0, failed: 0 });
  expect(h.takeWrites()).toBe(0);
  expect((await h.db.attributeLink.findFirstOrThrow({ where: { storeId: h.store.id } })).sent).not.toEqual({});
});

test("a product that is missing in the store is created again when only its stock moved", async () => {
  const product = await createProduct(h.db, h.business.id, { sku: "MUG", stock: { [h.location.id]: 5 } });
  await h.sync();
  const link = await h.db.productLink.findFirstOrThrow({ where: { productId: product.id } });
  await client().delete(`products/${link.remoteId}`, { force: true }, anyBody);
  await addStock(h.db, only(product), h.location.id, 2);
  await pushChangedStock(h.deps, h.store.id);
  expect(await h.db.syncFailure.count({ where: { storeId: h.store.id } })).toBe(1);
  expect(await h.sync()).toMatchObject({ status: "completed", created: 1, failed: 0 });
  expect(quantityOf("MUG")).toBe(7);
});

test("a variable product that is missing in the store is created again with its variations", async () => {
  const product = await createProduct(h.db, h.business.id, {
    type: "variable",
    sku: "SH",
    variations: [{ sku: "SH-S", price: "9", options: { Size: "S" } }],
  });
  await h.sync();
  const link = await h.db.productLink.findFirstOrThrow({ where: { productId: product.id } });
  await client().delete(`products/${link.remoteId}`, { force: true }, anyBody);
  await h.db.variation.updateMany({ where: { productId: product.id }, data: { price: "10" } });
  await h.sync();
  expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
  expect(sandbox().state.findBySku("SH-S")).toMatchObject({ regular_price: "10.00" });
});

test("created again manually with its SKU: the new product is linked and gets its own quantity", async () => {
  const product = await createProduct(h.db, h.business.id, { sku: "MUG", stock: { [h.location.id]: 10 } });
  await h.sync();
  const link = await h.db.productLink.findFirstOrThrow({ where: { productId: product.id } });
  await client().delete(`products/${link.remoteId}`, { force: true }, anyBody);
  await client().post("products", { name: "By hand", sku: "MUG", manage_stock: true, stock_quantity: 3 }, anyBody);
  await h.db.product.update({ where: { id: product.id }, data: { name: "Mug" } });
  await h.sync();
  await h.sync({ isForced: true });
  expect(quantityOf("MUG")).toBe(10);
});

test("a SKU changed in the POS and not sent yet: the right thing gets the quantity, as a difference", async () => {
  const product = await createProduct(h.db, h.business.id, { sku: "OLD", stock: { [h.location.id]: 10 } });
  await h.sync();
  await h.db.product.update({ where: { id: product.id }, data: { sku: "NEW" } });
  await h.db.variation.updateMany({ where: { productId: product.id }, data: { sku: "NEW" } });
  await addStock(h.db, only(product), h.location.id, 5);
  await pushChangedStock(h.deps, h.store.id);
  expect(sandbox().requests.writes().at(-1)?.bodySummary).toContain('"inventory_delta":5');
  expect(quantityOf("OLD")).toBe(15);
});

test("a forced run repairs manually changed quantities, and unimported units are rechecked", async () => {
  const product = await createProduct(h.db, h.business.id, { sku: "MUG", stock: { [h.location.id]: 10 } });
  await h.sync();
  const link = await h.db.productLink.findFirstOrThrow({ where: { productId: product.id } });
  await client().put(`products/${link.remoteId}`, { stock_quantity: 99 }, anyBody);
  await h.sync({ isForced: true });
  expect(quantityOf("MUG")).toBe(10);

  // A quantity lowered manually counts as unimported in one push, and the next push repairs it.
  await client().put(`products/${link.remoteId}`, { stock_quantity: 7 }, anyBody);
  await addStock(h.db, only(product), h.location.id, 1);
  await pushChangedStock(h.deps, h.store.id);
  expect(quantityOf("MUG")).toBe(8);
  await pushChangedStock(h.deps, h.store.id);
  expect(quantityOf("MUG")).toBe(11);
});

test("more levels than one job takes: the push ends, and its watermark moves", async () => {
  const product = await createProduct(h.db, h.business.id, { sku: "MANY" });
  const skus = Array.from({ length: 1_050 }, (_, index) => ({
    businessId: h.business.id,
    productId: product.id,
    sku: `MANY-${index}`,
    price: "1",
  }));
  await h.db.variation.createMany({ data: skus });
  const variations = await h.db.variation.findMany({ where: { productId: product.id }, select: { id: true } });
  const opening = variations.map(({ id }) => ({
    businessId: h.business.id,
    variationId: id,
    locationId: h.location.id,
    kind: "opening" as const,
    quantity: 1,
  }));
  await h.db.stockMovement.createMany({ data: opening });
  await enqueueStockPush(h.db, h.store.id);
  await runJobsWithin(h.deps, testDb.pool(), 30_000, 1);
  const store = await h.db.store.findUniqueOrThrow({ where: { id: h.store.id } });
  expect(store.stockSentUpTo).not.toBeNull();
});

test("a category that was deleted in the store is noticed by a product and created again, and its products return to it", async () => {
  const category = await createCategory(h.db, h.business.id, { name: "Beans" });
  for (const sku of ["A", "B"]) await createProduct(h.db, h.business.id, { sku, categoryId: category.id });
  await h.sync();
  const before = await h.db.categoryLink.findFirstOrThrow({ where: { storeId: h.store.id } });
  await client().delete(`products/categories/${before.remoteId}`, { force: true }, anyBody);
  await createProduct(h.db, h.business.id, { sku: "C", categoryId: category.id });
  expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", failed: 1 });
  expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", failed: 0 });
  const after = await h.db.categoryLink.findFirstOrThrow({ where: { storeId: h.store.id } });
  expect(after.remoteId).not.toBe(before.remoteId);
  for (const sku of ["A", "B", "C"]) expect(sandbox().state.findBySku(sku)?.category_ids).toEqual([after.remoteId]);
});

test("a parent category that was deleted in the store is noticed by its child and created again", async () => {
  const parent = await createCategory(h.db, h.business.id, { name: "Coffee" });
  await h.sync({ kind: "categories" });
  const before = await h.db.categoryLink.findFirstOrThrow({ where: { categoryId: parent.id } });
  await client().delete(`products/categories/${before.remoteId}`, { force: true }, anyBody);
  const child = await createCategory(h.db, h.business.id, { name: "Beans", parentId: parent.id });
  expect(await h.sync({ kind: "categories" })).toMatchObject({ failed: 1 });
  expect(await h.sync({ kind: "categories" })).toMatchObject({ created: 2, failed: 0 });
  const links = await h.db.categoryLink.findMany({ where: { storeId: h.store.id } });
  expect(links.map((link) => link.categoryId).sort()).toEqual([parent.id, child.id].sort());
});

test("a variation deleted in the store and created again there manually is linked", async () => {
  const product = await createProduct(h.db, h.business.id, {
    type: "variable",
    sku: "SH",
    variations: ["S", "M"].map((size) => ({ sku: `SH-${size}`, price: "9", options: { Size: size } })),
  });
  await h.sync();
  const parent = await h.db.productLink.findFirstOrThrow({ where: { productId: product.id } });
  const before = sandbox().state.findBySku("SH-S");
  await client().delete(`products/${parent.remoteId}/variations/${before?.id ?? 0}`, { force: true }, anyBody);
  const { data: byHand } = await client().post(
    `products/${parent.remoteId}/variations`,
    { sku: "SH-S", regular_price: "1" },
    anyBody,
  );
  await h.db.variation.updateMany({ where: { productId: product.id }, data: { price: "10" } });
  expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
  expect(sandbox().state.findBySku("SH-S")).toMatchObject({ id: byHand.id, regular_price: "10.00" });
  expect(sandbox().state.variations(parent.remoteId)).toHaveLength(2);
  h.takeWrites();
  await h.sync();
  expect(h.takeWrites()).toBe(0);
});

test("a category deleted in the store and created again manually is found by a forced run", async () => {
  await createCategory(h.db, h.business.id, { name: "Beans" });
  await h.sync({ kind: "categories" });
  const before = await h.db.categoryLink.findFirstOrThrow({ where: { storeId: h.store.id } });
  await client().delete(`products/categories/${before.remoteId}`, { force: true }, anyBody);
  const { data: byHand } = await client().post("products/categories", { name: "Beans" }, anyBody);
  await h.sync({ kind: "categories", isForced: true });
  expect(await h.sync({ kind: "categories", isForced: true })).toMatchObject({ status: "completed", failed: 0 });
  expect(await h.db.categoryLink.findMany({ where: { storeId: h.store.id } })).toMatchObject([{ remoteId: byHand.id }]);
});
