import { beforeEach, expect, test } from "vitest";
import { createBusiness, createCategory, createProduct, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { changedPrice } from "./bulk-price";
import { type BulkChange, type BulkScope, ROUNDINGS } from "./bulk-schema";
import { getProduct } from "./get-product";
import { runBulkEdit } from "./run-bulk-edit";
import { cancelBulkEdit, findRunningBulkEdit, getBulkEdit, startBulkEdit } from "./start-bulk-edit";
import { updateProduct } from "./update-product";

const { db } = useTestDb();

let businessId: number;
let userId: number;
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  userId = (await createUser(db(), businessId)).id;
});

const noJob = async () => undefined;
const ALL: BulkScope = { kind: "filter", filter: {} };

function start(change: BulkChange, expected: number, scope = ALL) {
  return startBulkEdit(db(), { businessId, userId }, { scope, change, expected }, noJob);
}

async function runAll(id: number, batch = 2) {
  for (let step = 0; step < 20; step++) await runBulkEdit(db(), id, noJob, batch);
  return getBulkEdit(db(), businessId, id);
}

async function prices(): Promise<string[]> {
  const rows = await db().variation.findMany({ where: { businessId }, orderBy: { sku: "asc" } });
  return rows.map(({ price }) => price.toFixed());
}

test("raises every price once, even when a batch runs twice", async () => {
  for (const sku of ["A", "B", "C", "D", "E"]) await createProduct(db(), businessId, { sku, price: "10" });
  const { id } = await start({ kind: "price", mode: "percent", value: "10", rounding: "currency" }, 5);
  await Promise.all([1, 2].map(() => runBulkEdit(db(), id, noJob, 2)));
  expect(await runAll(id)).toEqual({ id, status: "completed", total: 5, done: 5, changed: 5 });
  expect(await prices()).toEqual(["11", "11", "11", "11", "11"]);
});

test("the database rounds as the preview does", async () => {
  const samples = ["0", "0.0049", "0.005", "1.005", "9.99", "10", "12.345", "19.949", "99.95", "1234.5678"];
  for (const [index, price] of samples.entries()) await createProduct(db(), businessId, { sku: `P${index}`, price });
  for (const rounding of ROUNDINGS) {
    for (const [mode, value] of [
      ["percent", "7.5"],
      ["percent", "-33.3"],
      ["amount", "-1.255"],
      ["amount", "0.5"],
    ] as const) {
      const change = { kind: "price", mode, value, rounding } as const;
      const before = await prices();
      await runAll((await start(change, samples.length)).id, 500);
      expect(await prices()).toEqual(before.map((price) => changedPrice(price, change, 2)));
    }
  }
});

test("changes only matching products, counts unchanged ones, and refuses a changed number of products", async () => {
  const categoryId = (await createCategory(db(), businessId)).id;
  await createProduct(db(), businessId, { name: "Green tea" });
  await createProduct(db(), businessId, { name: "Black tea", categoryId });
  await createProduct(db(), businessId, { name: "Jam" });
  const scope: BulkScope = { kind: "filter", filter: { q: "tea" } };
  await expect(start({ kind: "category", categoryId }, 3, scope)).rejects.toMatchObject({
    message: "bulkCountChanged",
    values: { count: 2 },
  });
  const { id } = await start({ kind: "category", categoryId }, 2, scope);
  expect(await runAll(id, 1)).toMatchObject({ status: "completed", done: 2, changed: 1 });
  expect(await db().product.count({ where: { businessId, categoryId } })).toBe(2);
});

test.each<BulkChange>([
  { kind: "price", mode: "set", value: "9" },
  { kind: "sync", isSyncDisabled: true },
])("a form that was read before the bulk edit of $kind gets a conflict", async (change) => {
  const { id: productId } = await createProduct(db(), businessId, { sku: "A", price: "5" });
  const { updatedAt } = await getProduct(db(), businessId, productId);
  const { id } = await start(change, 1);
  await runAll(id);
  await expect(updateProduct(db(), businessId, productId, { updatedAt, name: "Mine" })).rejects.toMatchObject({
    message: "productChanged",
  });
  const after = await getProduct(db(), businessId, productId);
  await runAll((await start(change, 1)).id);
  expect((await getProduct(db(), businessId, productId)).updatedAt).toBe(after.updatedAt);
});

test("a cancelled bulk edit stops before the next batch", async () => {
  for (const sku of ["A", "B", "C"]) await createProduct(db(), businessId, { sku });
  const { id } = await start({ kind: "sync", isSyncDisabled: true }, 3);
  await runBulkEdit(db(), id, noJob, 1);
  expect(await findRunningBulkEdit(db(), businessId)).toMatchObject({ id, status: "running", done: 1 });
  await cancelBulkEdit(db(), businessId, id);
  expect(await runAll(id, 1)).toMatchObject({ status: "cancelled", done: 1, changed: 1 });
  expect(await findRunningBulkEdit(db(), businessId)).toBeNull();
});

test("products and categories of another business are not changed", async () => {
  const otherId = (await createBusiness(db())).id;
  const theirs = await createProduct(db(), otherId);
  const theirCategory = (await createCategory(db(), otherId)).id;
  await createProduct(db(), businessId);
  await expect(
    start({ kind: "sync", isSyncDisabled: true }, 1, { kind: "picked", ids: [theirs.id] }),
  ).rejects.toMatchObject({ code: "conflict" });
  await expect(start({ kind: "category", categoryId: theirCategory }, 1)).rejects.toMatchObject({
    fields: { categoryId: "categoryGone" },
  });
});
