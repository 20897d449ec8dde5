import { beforeEach, describe, expect, test } from "vitest";
import { createBusiness, createCategory, createLocation, createMedia, createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { listProducts } from "./list-products";
import type { ProductQuery } from "./product-schema";

const { db } = useTestDb();

let businessId: number;
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
});

async function namesOf(query: ProductQuery): Promise<string[]> {
  return (await listProducts(db(), businessId, query)).items.map((item) => item.name);
}

describe("paging", () => {
  test("every product is listed once, by name, even with equal names at the edge of a page", async () => {
    for (const name of ["C", "A", "B", "B", "B", "D"]) await createProduct(db(), businessId, { name });
    const seen: number[] = [];
    const names: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await listProducts(db(), businessId, { cursor: cursor ?? undefined }, 2);
      expect(page.total).toBe(6);
      seen.push(...page.items.map(({ id }) => id));
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(names).toEqual(["A", "B", "B", "B", "C", "D"]);
    expect(new Set(seen).size).toBe(6);
  });

  test("a made-up cursor is refused as invalid input", async () => {
    await expect(listProducts(db(), businessId, { cursor: "nonsense" })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

describe("search", () => {
  beforeEach(async () => {
    await createProduct(db(), businessId, { name: "100% Arabica", sku: "COF_1", barcode: "2000000000017" });
    await createProduct(db(), businessId, { name: "龙井 Longjing", sku: "COFX1" });
    await createProduct(db(), businessId, {
      name: "Shirt",
      sku: "TEE",
      variations: [{ sku: "TEE-ink-M", options: { Size: "M" } }],
    });
  });

  test.each([
    ["arabica", ["100% Arabica"]],
    ["longJING", ["龙井 Longjing"]],
    ["龙井", ["龙井 Longjing"]],
    ["%", ["100% Arabica"]],
    ["cof_1", ["100% Arabica"]],
    ["2000000000017", ["100% Arabica"]],
    ["INK-m", ["Shirt"]],
    ["\\", []],
  ])("%s finds %j", async (q, expected) => {
    expect(await namesOf({ q })).toEqual(expected);
  });
});

test("the category filter includes descendants", async () => {
  const top = await createCategory(db(), businessId);
  const below = await createCategory(db(), businessId, { parentId: top.id });
  const other = await createCategory(db(), businessId);
  await createProduct(db(), businessId, { name: "top", categoryId: top.id });
  await createProduct(db(), businessId, { name: "below", categoryId: below.id });
  await createProduct(db(), businessId, { name: "other", categoryId: other.id });
  await createProduct(db(), businessId, { name: "none" });
  expect(await namesOf({ category: String(top.id) })).toEqual(["below", "top"]);
  expect(await namesOf({ category: "none" })).toEqual(["none"]);
});

test("stock states sum all locations and consider each variation", async () => {
  const a = (await createLocation(db(), businessId)).id;
  const b = (await createLocation(db(), businessId)).id;
  await createProduct(db(), businessId, { name: "plenty", stock: { [a]: "3", [b]: "4.5" } });
  await createProduct(db(), businessId, { name: "few", stock: { [a]: "5" } });
  await createProduct(db(), businessId, { name: "oversold", stock: { [a]: "-2", [b]: "1" } });
  await createProduct(db(), businessId, { name: "never" });
  await createProduct(db(), businessId, { name: "service", tracksStock: false });
  await createProduct(db(), businessId, {
    name: "no M",
    variations: [{ stock: { [a]: "40" } }, { stock: {} }, { stock: { [a]: "9" }, isArchived: true }],
  });
  expect(await namesOf({ stock: "out" })).toEqual(["never", "oversold"]);
  expect(await namesOf({ stock: "low" })).toEqual(["few", "no M"]);
  expect(await namesOf({ stock: "in" })).toEqual(["few", "no M", "plenty"]);
  expect(await namesOf({ stock: "untracked" })).toEqual(["service"]);
  await db().variation.updateMany({ where: { businessId, product: { name: "few" } }, data: { lowStockAt: "4" } });
  await db().variation.updateMany({ where: { businessId, product: { name: "plenty" } }, data: { lowStockAt: "7.5" } });
  expect(await namesOf({ stock: "low" })).toEqual(["no M", "plenty"]);
  const { items } = await listProducts(db(), businessId, {});
  expect(items.filter(({ isLow }) => isLow).map(({ name }) => name)).toEqual([
    "never",
    "no M",
    "oversold",
    "plenty",
    "service",
  ]);
});

test("a row has the prices, the stock per location and the first image", async () => {
  const location = (await createLocation(db(), businessId)).id;
  const [second, first] = [await createMedia(db(), businessId), await createMedia(db(), businessId)];
  await createProduct(db(), businessId, {
    mediaIds: [first.id, second.id],
    variations: [
      { price: "12.3456", stock: { [location]: "1.25" } },
      { price: "9.9", stock: { [location]: "2" } },
      { price: "1", isArchived: true },
    ],
  });
  const { items } = await listProducts(db(), businessId, {});
  expect(items[0]).toMatchObject({
    priceFrom: "9.9",
    priceTo: "12.3456",
    variationCount: 2,
    image: { id: first.id },
    stock: [{ locationId: location, quantity: "3.25" }],
  });
});

test("archived products and those of another business are not listed", async () => {
  await createProduct(db(), businessId, { isArchived: true });
  await createProduct(db(), (await createBusiness(db())).id);
  expect(await listProducts(db(), businessId, {})).toEqual({ items: [], total: 0, nextCursor: null });
});
