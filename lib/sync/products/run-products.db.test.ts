import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import {
  createCategory,
  createPriceGroup,
  createProduct,
  createTaxGroup,
  createTaxRate,
  createVariation,
} from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { saveTaxMapping } from "@/lib/sync/taxes/save-tax-mapping";

const anyBody = z.looseObject({ id: z.number() });
const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

/** Returns the store's posts with a SKU, of any type. */
const there = (sku: string) =>
  sandbox()
    .state.products()
    .filter((product) => product.sku.toLowerCase() === sku.toLowerCase());

async function mug(values: Parameters<typeof createProduct>[2] = {}) {
  return createProduct(h.db, h.business.id, {
    name: "Mug",
    sku: "MUG",
    price: "2.5",
    stock: { [h.location.id]: "4.5" },
    ...values,
  });
}

function shirt(values: Parameters<typeof createProduct>[2] = {}) {
  return createProduct(h.db, h.business.id, {
    type: "variable",
    name: "Shirt",
    sku: "SH",
    variations: ["S", "M"].map((size) => ({
      sku: `SH-${size}`,
      price: "9",
      options: { Size: size },
      stock: { [h.location.id]: 3 },
    })),
    ...values,
  });
}

describe("products are sent", () => {
  test("a simple product with price, stock, category and tax, then nothing, then one change", async () => {
    const parent = await createCategory(h.db, h.business.id, { name: "Coffee & Tea" });
    const child = await createCategory(h.db, h.business.id, { name: 'Beans "dark"', parentId: parent.id });
    const product = await mug({
      categoryId: child.id,
      taxRateId: (await createTaxRate(h.db, h.business.id)).id,
      name: "Mug & saucer",
    });
    const first = await h.sync();
    expect(first).toMatchObject({ status: "completed", created: 3, failed: 0 });
    expect(there("MUG")).toMatchObject([{ regular_price: "2.50", manage_stock: true, stock_quantity: 4 }]);

    h.takeWrites();
    expect(await h.sync()).toMatchObject({ status: "completed", created: 0, updated: 0, unchanged: 3 });
    expect(h.takeWrites()).toBe(0);

    await h.db.variation.updateMany({ where: { productId: product.id }, data: { price: "3" } });
    expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", updated: 1 });
    expect(h.takeWrites()).toBe(1);
    expect(there("MUG")).toMatchObject([{ regular_price: "3.00" }]);
  });

  test("a variable product with its variations, one added later, one removed", async () => {
    const product = await shirt();
    expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
    const remote = there("SH")[0];
    expect(sandbox().state.variations(remote?.id ?? 0)).toHaveLength(2);
    expect(there("SH-S")).toMatchObject([{ regular_price: "9.00", stock_quantity: 3 }]);

    await createVariation(
      h.db,
      product,
      { sku: "SH-L", price: "11", options: { Size: "L" }, stock: { [h.location.id]: 2 } },
      2,
    );
    expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", failed: 0 });
    expect(sandbox().state.variations(remote?.id ?? 0)).toHaveLength(3);
    expect(there("SH-L")).toMatchObject([{ regular_price: "11.00", stock_quantity: 2 }]);

    await h.db.variation.updateMany({ where: { productId: product.id, sku: "SH-S" }, data: { isArchived: true } });
    await h.sync();
    expect(there("SH-S")).toMatchObject([{ status: "private" }]);
    expect(there("SH-L")).toMatchObject([{ status: "publish" }]);
    h.takeWrites();
    await h.sync();
    expect(h.takeWrites()).toBe(0);
  });

  test("mode new leaves linked products unchanged", async () => {
    await mug();
    await h.sync();
    await h.db.product.updateMany({ where: { businessId: h.business.id }, data: { name: "Renamed" } });
    await createProduct(h.db, h.business.id, { sku: "CUP", name: "Cup" });
    expect(await h.sync({ mode: "new" })).toMatchObject({ created: 1, updated: 0 });
    expect(there("MUG")).toMatchObject([{ name: "Mug" }]);
  });

  test("do not sync: the link stays and nothing is sent", async () => {
    const product = await mug();
    await h.sync();
    await h.db.product.update({ where: { id: product.id }, data: { isSyncDisabled: true, name: "Secret" } });
    h.takeWrites();
    expect(await h.sync()).toMatchObject({ skipped: 1 });
    expect(h.takeWrites()).toBe(0);
    expect(await h.db.productLink.count({ where: { productId: product.id } })).toBe(1);
  });

  test("a moved category is updated, not duplicated, at any depth", async () => {
    const a = await createCategory(h.db, h.business.id, { name: "A" });
    const b = await createCategory(h.db, h.business.id, { name: "B", parentId: a.id });
    const c = await createCategory(h.db, h.business.id, { name: "C", parentId: b.id });
    await h.sync({ kind: "categories" });
    await h.db.category.update({ where: { id: c.id }, data: { parentId: null } });
    expect(await h.sync({ kind: "categories" })).toMatchObject({ updated: 1, created: 0, unchanged: 2 });
    const link = await h.db.categoryLink.findFirstOrThrow({ where: { categoryId: c.id } });
    const { data } = await h.deps.openClient(h.store).get(`products/categories/${link.remoteId}`, {}, anyBody);
    expect(data).toMatchObject({ name: "C", parent: 0 });
  });

  test("the price group comes first, with tax when set", async () => {
    const group = await createPriceGroup(h.db, h.business.id);
    const tax = await createTaxRate(h.db, h.business.id, "10");
    await mug({ taxRateId: tax.id, groupPrices: { [group.id]: "2" } });
    await h.saveSettings({ priceGroupId: group.id, pricesIncludeTax: true });
    await h.sync();
    expect(there("MUG")).toMatchObject([{ regular_price: "2.20" }]);
  });

  test("a tax group is sent as its class, and a price with tax contains its sum", async () => {
    const group = await createTaxGroup(h.db, h.business.id, [
      await createTaxRate(h.db, h.business.id, "5"),
      await createTaxRate(h.db, h.business.id, "7"),
    ]);
    await mug({ taxRateId: group.id });
    await saveTaxMapping(h.db, h.business.id, h.store.id, {
      classes: [{ taxRateId: group.id, taxClass: "reduced-rate" }],
      rates: [],
    });
    await h.saveSettings({ pricesIncludeTax: true });
    await h.sync();
    expect(there("MUG")).toMatchObject([{ regular_price: "2.80", tax_status: "taxable", tax_class: "reduced-rate" }]);
  });

  test.each([
    ["JPY", "3"],
    ["KWD", "2.500"],
  ])("prices in %s", async (currency, price) => {
    await h.db.business.update({ where: { id: h.business.id }, data: { currency } });
    await mug();
    await h.sync();
    expect(there("MUG")).toMatchObject([{ regular_price: price }]);
  });
});

describe("matching", () => {
  const remote = (body: Record<string, unknown>) => h.deps.openClient(h.store).post("products", body, anyBody);

  test("a remote product is linked and updated, never duplicated, regardless of case and spaces", async () => {
    await remote({ name: "Old mug", sku: "mug" });
    await mug({ sku: " MUG " });
    expect(await h.sync()).toMatchObject({ status: "completed", created: 0, updated: 2 });
    expect(sandbox().state.products()).toHaveLength(1);
    expect(sandbox().state.products()).toMatchObject([{ name: "Mug", regular_price: "2.50" }]);
    const entry = await h.db.syncEntry.findFirstOrThrow({ where: { entity: "product", businessId: h.business.id } });
    expect(entry).toMatchObject({ operation: "link", outcome: "done" });
  });

  test("a product in the store's trash is restored and linked", async () => {
    const { data } = await remote({ name: "Old mug", sku: "MUG" });
    await h.deps.openClient(h.store).delete(`products/${data.id}`, { force: false }, anyBody);
    await mug();
    expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
    expect(there("MUG")).toMatchObject([{ id: data.id, status: "publish", name: "Mug" }]);
    expect(sandbox().state.products()).toHaveLength(1);
  });

  test("variations found under their parent are linked", async () => {
    await shirt();
    await h.sync();
    const ids = sandbox()
      .state.products()
      .map((product) => product.id)
      .sort();
    for (const table of [h.db.productLink, h.db.variationLink, h.db.attributeLink, h.db.attributeTermLink] as const) {
      await (table as typeof h.db.productLink).deleteMany({ where: { storeId: h.store.id } });
    }
    expect(await h.sync()).toMatchObject({ status: "completed", created: 0, failed: 0 });
    expect(
      sandbox()
        .state.products()
        .map((product) => product.id)
        .sort(),
    ).toEqual(ids);
    expect(await h.db.variationLink.count({ where: { storeId: h.store.id } })).toBe(2);
  });

  test("a remote variable product with the SKU of a simple one needs a decision", async () => {
    await remote({ name: "Mug in sizes", sku: "MUG", type: "variable" });
    await mug();
    expect(await h.sync()).toMatchObject({ status: "completed", skipped: 1, created: 0 });
    expect(await h.db.matchDecision.count({ where: { storeId: h.store.id } })).toBe(1);
  });

  test("categories are matched by name under the same parent", async () => {
    const client = h.deps.openClient(h.store);
    const { data } = await client.post("products/categories", { name: "Coffee & Tea" }, anyBody);
    await client.post("products/categories", { name: "Beans", parent: data.id }, anyBody);
    const parent = await createCategory(h.db, h.business.id, { name: "coffee & tea" });
    await createCategory(h.db, h.business.id, { name: "Beans", parentId: parent.id });
    expect(await h.sync({ kind: "categories" })).toMatchObject({ created: 0, updated: 2, failed: 0 });
  });
});

describe("changed types and missing products", () => {
  test("simple to variable and back", async () => {
    const product = await mug();
    await h.sync();
    const link = await h.db.productLink.findFirstOrThrow({ where: { productId: product.id } });
    const size = await h.db.attribute.create({
      data: { businessId: h.business.id, name: "Size", values: { create: { name: "S" } } },
      include: { values: true },
    });
    await h.db.product.update({
      where: { id: product.id },
      data: { type: "variable", sku: "MUG-P", attributes: { create: { attributeId: size.id } } },
    });
    await h.db.variationOption.create({
      data: { variationId: product.variations[0]?.id ?? 0, attributeValueId: size.values[0]?.id ?? 0 },
    });
    expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
    expect(sandbox().state.variations(link.remoteId)).toMatchObject([{ sku: "MUG", regular_price: "2.50" }]);
    expect(there("MUG-P")).toMatchObject([{ id: link.remoteId, type: "variable" }]);

    await h.db.product.update({ where: { id: product.id }, data: { type: "simple" } });
    expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
    expect(there("MUG")).toMatchObject([{ id: link.remoteId, type: "simple", regular_price: "2.50" }]);
  });

  test("a product deleted permanently in the store is unlinked and created anew", async () => {
    const product = await mug();
    await h.sync();
    const before = await h.db.productLink.findFirstOrThrow({ where: { productId: product.id } });
    await h.deps.openClient(h.store).delete(`products/${before.remoteId}`, { force: true }, anyBody);
    await h.db.product.update({ where: { id: product.id }, data: { name: "Mug 2" } });
    expect(await h.sync()).toMatchObject({ status: "completed", created: 1, failed: 0 });
    const after = await h.db.productLink.findFirstOrThrow({ where: { productId: product.id } });
    expect(after.remoteId).not.toBe(before.remoteId);
    expect(there("MUG")).toMatchObject([{ name: "Mug 2" }]);
  });

  test("a product that a person put into the store's trash stays there and is reported", async () => {
    const product = await mug();
    await h.sync();
    const link = await h.db.productLink.findFirstOrThrow({ where: { productId: product.id } });
    await h.deps.openClient(h.store).delete(`products/${link.remoteId}`, { force: false }, anyBody);
    await h.db.product.update({ where: { id: product.id }, data: { name: "Mug 2" } });
    expect(await h.sync()).toMatchObject({ failed: 1 });
    expect(
      await h.db.syncEntry.findFirst({ where: { errorCode: "in_store_trash", businessId: h.business.id } }),
    ).not.toBeNull();
    expect(sandbox().state.products()).toMatchObject([{ status: "trash" }]);
  });
});
