import { beforeEach, expect, test } from "vitest";
import { createBusiness, createLocation, createProduct, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { findStock } from "./find-stock";
import { listLedger } from "./list-ledger";
import { listStock } from "./list-stock";
import { setReorderLevel } from "./set-reorder-level";
import type { StockQuery } from "./stock-schema";

const { db } = useTestDb();

let businessId: number;
let shop: number;
let warehouse: number;
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  shop = (await createLocation(db(), businessId)).id;
  warehouse = (await createLocation(db(), businessId)).id;
});

const product = (
  name: string,
  atShop: string,
  atWarehouse = "0",
  values: { isArchived?: boolean; tracksStock?: boolean } = {},
) =>
  createProduct(db(), businessId, { name, sku: name, stock: { [shop]: atShop, [warehouse]: atWarehouse }, ...values });

async function names(query: StockQuery): Promise<string[]> {
  return (await listStock(db(), businessId, query)).items.map(({ name }) => name);
}

const keeper = async () => ({ id: (await createUser(db(), businessId)).id, businessId, permissions: [] });

test("low is at or below the variation's reorder level, or the default without one", async () => {
  await product("A five", "5");
  const bulk = await product("B forty", "40");
  await product("C six", "6");
  const slow = await product("D one", "1");
  expect(await names({ state: "low" })).toEqual(["A five", "D one"]);
  await setReorderLevel(db(), await keeper(), bulk.variations[0]!.id, "40");
  await setReorderLevel(db(), await keeper(), slow.variations[0]!.id, "0.5");
  expect(await names({ state: "low" })).toEqual(["A five", "B forty"]);
});

test("quantities are of all locations, or of the location in the filter", async () => {
  await product("A", "2", "40");
  await product("B", "-1", "30");
  await product("C", "0", "0");
  expect(await names({ state: "low" })).toEqual(["C"]);
  expect(await names({ state: "low", location: String(shop) })).toEqual(["A", "B", "C"]);
  expect(await names({ state: "out" })).toEqual(["C"]);
  expect(await names({ state: "negative" })).toEqual(["B"]);
  expect(await names({ state: "negative", location: String(warehouse) })).toEqual([]);
});

test("archived variations are listed while they have stock, and untracked ones never", async () => {
  await product("Gone", "0", "0", { isArchived: true });
  await product("Left over", "1", "0", { isArchived: true });
  await product("Service", "0", "0", { tracksStock: false });
  expect((await listStock(db(), businessId, {})).items).toMatchObject([{ name: "Left over", isArchived: true }]);
});

test("pages follow each other, even with equal names", async () => {
  for (const sku of ["1", "2", "3"]) await createProduct(db(), businessId, { name: "Same", sku });
  const first = await listStock(db(), businessId, {}, 2);
  const second = await listStock(db(), businessId, { cursor: first.nextCursor ?? "" }, 2);
  expect([...first.items, ...second.items].map(({ sku }) => sku)).toEqual(["1", "2", "3"]);
  expect(second.nextCursor).toBeNull();
});

test("a scanned code finds its variation, ignoring case", async () => {
  await createProduct(db(), businessId, { name: "Mug", sku: "MUG", barcode: "4006381333931" });
  await createProduct(db(), businessId, { name: "Mug, large", sku: "MUG-L" });
  expect(await findStock(db(), businessId, "mug")).toMatchObject({
    exact: { sku: "MUG" },
    items: [{ sku: "MUG" }, { sku: "MUG-L" }],
  });
  expect((await findStock(db(), businessId, "4006381333931")).exact?.sku).toBe("MUG");
  expect((await findStock(db(), businessId, "mug-")).exact).toBeNull();
});

test("another business can neither read nor change it", async () => {
  const { variations } = await product("Ours", "1");
  const strangers = (await createBusiness(db())).id;
  expect((await listStock(db(), strangers, { q: "Ours" })).items).toEqual([]);
  expect((await findStock(db(), strangers, "Ours")).exact).toBeNull();
  expect((await listLedger(db(), strangers, { variation: String(variations[0]!.id) })).items).toEqual([]);
  await expect(
    setReorderLevel(db(), { ...(await keeper()), businessId: strangers }, variations[0]!.id, "1"),
  ).rejects.toMatchObject({ code: "not_found" });
});
