import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import {
  createBusiness,
  createCategory,
  createLocation,
  createPriceGroup,
  createProduct,
  createTaxRate,
  createUser,
  type ProductWithVariations,
} from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { recordManualMovement } from "@/lib/stock/record-movement";
import { getProduct } from "./get-product";
import type { ProductEdit } from "./product-schema";
import { updateProduct } from "./update-product";

const { db } = useTestDb();

let businessId: number;
let product: ProductWithVariations;
let variationId: number;
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  product = await createProduct(db(), businessId, { name: "Tea", sku: "TEA", price: "3.5", weight: "0.1" });
  variationId = product.variations[0]!.id;
});

async function edit(values: Omit<ProductEdit, "updatedAt">) {
  const { updatedAt } = await getProduct(db(), businessId, product.id);
  return updateProduct(db(), businessId, product.id, { updatedAt, ...values });
}

test("given fields are written, and the others stay", async () => {
  const category = await createCategory(db(), businessId);
  const tax = await createTaxRate(db(), businessId);
  const saved = await edit({
    name: "شاي",
    categoryId: category.id,
    taxRateId: tax.id,
    isSyncDisabled: true,
    variations: [{ id: variationId, price: "4.0375" }],
  });
  expect(saved).toMatchObject({
    name: "شاي",
    categoryId: category.id,
    taxRateId: tax.id,
    isSyncDisabled: true,
    sku: "TEA",
  });
  expect(saved.variations[0]).toMatchObject({ price: "4.0375", weight: "0.1", sku: "TEA" });
});

test("stock tracking can be switched off and on, and touches the levels", async () => {
  const locationId = (await createLocation(db(), businessId)).id;
  const userId = (await createUser(db(), businessId)).id;
  const found = {
    clientKey: randomUUID(),
    variationId,
    locationId,
    kind: "receipt",
    quantity: "4",
    reason: "found",
  } as const;
  await recordManualMovement(db(), businessId, userId, found);
  const before = await db().stockLevel.findFirstOrThrow({ where: { variationId } });
  expect(await edit({ tracksStock: false })).toMatchObject({ tracksStock: false });
  expect(await edit({ tracksStock: true })).toMatchObject({
    tracksStock: true,
    variations: [{ stock: [{ locationId, quantity: "4" }] }],
  });
  const after = await db().stockLevel.findFirstOrThrow({ where: { variationId } });
  expect(after.changedAt.getTime()).toBeGreaterThan(before.changedAt.getTime());
});

test("a variation accepts one of the product's images, and no other", async () => {
  const media = (sha256: string) =>
    db().media.create({ data: { businessId, fileName: "a.png", mimeType: "image/png", width: 1, height: 1, sha256 } });
  const [mine, other] = [await media("a"), await media("b")];
  await db().productImage.create({ data: { productId: product.id, mediaId: mine.id } });
  const imageOf = async (mediaId: number | null) =>
    (await edit({ variations: [{ id: variationId, mediaId }] })).variations[0]?.image?.id ?? null;
  expect(await imageOf(mine.id)).toBe(mine.id);
  await expect(imageOf(other.id)).rejects.toMatchObject({ fields: { "variations.0.mediaId": "imageGone" } });
  expect(await imageOf(null)).toBeNull();
});

test("prices of groups are set, changed and deleted", async () => {
  const group = String((await createPriceGroup(db(), businessId)).id);
  const priceOf = async (price: string | null) =>
    (await edit({ variations: [{ id: variationId, groupPrices: { [group]: price } }] })).variations[0]?.groupPrices;
  expect(await priceOf("3")).toEqual({ [group]: "3" });
  expect(await priceOf("2.5")).toEqual({ [group]: "2.5" });
  expect(await priceOf(null)).toEqual({});
});

describe("two people at once", () => {
  test("the second gets a conflict, and the first change is stored", async () => {
    const { updatedAt } = await getProduct(db(), businessId, product.id);
    const results = await Promise.allSettled(
      ["First", "Second"].map((name) => updateProduct(db(), businessId, product.id, { updatedAt, name })),
    );
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ reason: { code: "conflict", message: "productChanged" } });
    const saved = results[0]?.status === "fulfilled" ? "First" : "Second";
    expect((await getProduct(db(), businessId, product.id)).name).toBe(saved);
  });

  test("an edit has a later time than the product that was read, even within a millisecond", async () => {
    const { updatedAt } = await getProduct(db(), businessId, product.id);
    const future = new Date(Date.now() + 60_000).toISOString();
    await db().product.update({ where: { id: product.id }, data: { updatedAt: future } });
    await expect(updateProduct(db(), businessId, product.id, { updatedAt })).rejects.toMatchObject({
      code: "conflict",
    });
    const saved = await updateProduct(db(), businessId, product.id, { updatedAt: future, name: "Later" });
    expect(new Date(saved.updatedAt).getTime()).toBeGreaterThan(new Date(future).getTime());
  });
});

describe("SKUs", () => {
  test("a simple product's SKU is its variation's", async () => {
    const saved = await edit({ variations: [{ id: variationId, sku: "tea-2" }] });
    expect([saved.sku, saved.variations[0]?.sku]).toEqual(["tea-2", "tea-2"]);
    expect((await edit({ variations: [{ id: variationId, sku: "TEA-2" }] })).sku).toBe("TEA-2");
  });

  test.each(["taken", "TAKEN", "taken-m"])("%s is refused, since another product or variation has it", async (sku) => {
    await createProduct(db(), businessId, { sku: "Taken", variations: [{ sku: "Taken-M" }] });
    await expect(edit({ variations: [{ id: variationId, sku }] })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { "variations.0.sku": "skuTaken" },
    });
  });

  test("another business may have the same", async () => {
    await createProduct(db(), (await createBusiness(db())).id, { sku: "SAME" });
    expect((await edit({ variations: [{ id: variationId, sku: "SAME" }] })).sku).toBe("SAME");
  });
});

describe("ids of another business", () => {
  let otherId: number;
  beforeEach(async () => {
    otherId = (await createBusiness(db())).id;
  });

  test("the product", async () => {
    const { updatedAt } = await getProduct(db(), businessId, product.id);
    await expect(getProduct(db(), otherId, product.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(updateProduct(db(), otherId, product.id, { updatedAt })).rejects.toMatchObject({ code: "not_found" });
  });

  test("the category, the tax rate, the price group, the variation", async () => {
    const category = await createCategory(db(), otherId);
    const tax = await createTaxRate(db(), otherId);
    const group = await createPriceGroup(db(), otherId);
    const foreign = await createProduct(db(), otherId);
    await expect(edit({ categoryId: category.id })).rejects.toMatchObject({ fields: { categoryId: "categoryGone" } });
    await expect(edit({ taxRateId: tax.id })).rejects.toMatchObject({ fields: { taxRateId: "taxRateGone" } });
    const groupPrices = { [String(group.id)]: "1" };
    await expect(edit({ variations: [{ id: variationId, groupPrices }] })).rejects.toMatchObject({ code: "not_found" });
    const foreignId = foreign.variations[0]!.id;
    await expect(edit({ name: "X", variations: [{ id: foreignId, price: "1" }] })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await getProduct(db(), businessId, product.id)).name).toBe("Tea");
  });
});

describe("a sale price", () => {
  const stored = () =>
    db().variation.findUniqueOrThrow({
      where: { id: variationId },
      select: { salePrice: true, salePriceFrom: true, salePriceUntil: true, salePriceChangedAt: true },
    });

  beforeEach(async () => {
    await db().business.update({ where: { id: businessId }, data: { timeZone: "Europe/Berlin" } });
  });

  test("lasts from the start of its first to the end of its last day in the shop", async () => {
    const saved = await edit({
      variations: [{ id: variationId, salePrice: "2.5", salePriceFrom: "2026-12-01", salePriceUntil: "2026-12-24" }],
    });
    expect(saved.variations[0]).toMatchObject({
      salePrice: "2.5",
      salePriceFrom: "2026-12-01",
      salePriceUntil: "2026-12-24",
    });
    expect(await stored()).toMatchObject({
      salePriceFrom: new Date("2026-11-30T23:00:00Z"),
      salePriceUntil: new Date("2026-12-24T22:59:59Z"),
      salePriceChangedAt: expect.any(Date),
    });
    await edit({ variations: [{ id: variationId, salePriceUntil: null }] });
    expect((await getProduct(db(), businessId, product.id)).variations[0]).toMatchObject({
      salePrice: "2.5",
      salePriceFrom: "2026-12-01",
      salePriceUntil: null,
    });
  });

  test("is removed with its days, and the shop has still decided", async () => {
    await edit({ variations: [{ id: variationId, salePrice: "2.5", salePriceUntil: "2026-12-24" }] });
    await edit({ variations: [{ id: variationId, salePrice: null, salePriceFrom: "2026-12-01" }] });
    expect(await stored()).toEqual({
      salePrice: null,
      salePriceFrom: null,
      salePriceUntil: null,
      salePriceChangedAt: expect.any(Date),
    });
  });

  test("is not decided on by an edit of other fields", async () => {
    await edit({ variations: [{ id: variationId, price: "4" }] });
    expect((await stored()).salePriceChangedAt).toBeNull();
  });

  test.each([
    ["salePrice", "salePriceNotLower", { salePrice: "3.50" }],
    ["salePriceUntil", "salePriceEndsFirst", { salePriceUntil: "2026-11-30" }],
    ["salePrice", "salePriceNotLower", { price: "2", salePriceUntil: "2026-12-20" }],
  ])("is refused with %s: %s, also by what stays of the product", async (field, issue, values) => {
    await edit({ variations: [{ id: variationId, salePrice: "2.5", salePriceFrom: "2026-12-01" }] });
    await expect(edit({ variations: [{ id: variationId, ...values }] })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { [`variations.0.${field}`]: issue },
    });
  });

  test("is an activity with its days", async () => {
    await edit({ variations: [{ id: variationId, salePrice: "2.5", salePriceUntil: "2026-12-24" }] });
    const activity = await db().activity.findFirstOrThrow({ where: { businessId, entityId: product.id } });
    expect(activity.details).toMatchObject({
      changes: [
        { field: "salePrice", before: "", after: "2.5" },
        { field: "salePriceUntil", before: "", after: "2026-12-24" },
      ],
    });
  });
});
