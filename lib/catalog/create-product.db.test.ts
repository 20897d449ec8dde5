import { beforeEach, describe, expect, test } from "vitest";
import {
  createBusiness,
  createCategory,
  createLocation,
  createMedia,
  createPriceGroup,
  createProduct as factory,
} from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { addVariations } from "./add-variations";
import { setProductArchived, setVariationArchived } from "./archive-product";
import { changeType } from "./change-type";
import { createProduct } from "./create-product";
import { duplicateProduct } from "./duplicate-product";
import { type NewProductInput, newProductSchema } from "./new-product-schema";

const { db } = useTestDb();

let businessId: number;
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
});

function create(input: Partial<NewProductInput> = {}) {
  return createProduct(
    db(),
    businessId,
    null,
    newProductSchema.parse({ type: "simple", name: "Green tea", variations: [{ price: "3.50" }], ...input }),
  );
}

const SIZES = { name: "Size", values: ["S", "M"] };

function shirt(input: Partial<NewProductInput> = {}) {
  const variations = ["S", "M"].map((size) => ({ options: [size], price: "10" }));
  return create({ type: "variable", name: "T-shirt", attributes: [SIZES], variations, ...input });
}

describe("creating", () => {
  test("generates readable and unique SKUs", async () => {
    const created = await Promise.all([create(), create(), create()]);
    expect(created.map(({ sku }) => sku).sort()).toEqual(["GREEN-TEA", "GREEN-TEA-2", "GREEN-TEA-3"]);
    expect(created[0]?.variations.map(({ sku }) => sku)).toEqual([created[0]?.sku]);
  });

  test("writes variations with their values, and reuses an attribute in any case", async () => {
    const first = await shirt();
    expect(first.variations.map(({ sku, options }) => [sku, options[0]?.value])).toEqual([
      ["T-SHIRT-S", "S"],
      ["T-SHIRT-M", "M"],
    ]);
    await shirt({ attributes: [{ name: "SIZE", values: ["s", "m"] }] });
    expect(await db().attribute.count({ where: { businessId } })).toBe(1);
    expect(await db().attributeValue.count({ where: { attribute: { businessId } } })).toBe(2);
  });

  test("refuses a taken SKU with its field, and writes nothing", async () => {
    await create({ sku: "TEA" });
    await expect(create({ sku: " tea " })).rejects.toMatchObject({ fields: { sku: "skuTaken" } });
    const variations = [
      { options: ["S"], price: "1" },
      { options: ["M"], price: "1", sku: "tea" },
    ];
    await expect(shirt({ variations })).rejects.toMatchObject({ fields: { "variations.1.sku": "skuTaken" } });
    expect(await db().product.count({ where: { businessId } })).toBe(1);
    expect(await db().attribute.count({ where: { businessId } })).toBe(0);
  });

  test("refuses another business's category", async () => {
    const categoryId = (await createCategory(db(), (await createBusiness(db())).id)).id;
    await expect(create({ categoryId })).rejects.toMatchObject({ fields: { categoryId: "categoryGone" } });
  });
});

describe("variations", () => {
  test("are added once, and are restored unchanged from the archive", async () => {
    const product = await shirt();
    const small = product.variations[0]!;
    await setVariationArchived(db(), businessId, product.id, small.id, true);
    const wanted = newProductSchema.shape.variations.parse([
      { options: ["s"], price: "99" },
      { options: ["L"], price: "12" },
    ]);
    await addVariations(db(), businessId, product.id, wanted);
    const after = await addVariations(db(), businessId, product.id, wanted);
    expect(after.variations.map(({ id, sku, price, isArchived }) => [id === small.id, sku, price, isArchived])).toEqual(
      [
        [true, "T-SHIRT-S", "10", false],
        [false, "T-SHIRT-M", "10", false],
        [false, "T-SHIRT-L", "12", false],
      ],
    );
  });

  test("the last variation cannot be archived", async () => {
    const product = await shirt();
    await setVariationArchived(db(), businessId, product.id, product.variations[0]!.id, true);
    const last = setVariationArchived(db(), businessId, product.id, product.variations[1]!.id, true);
    await expect(last).rejects.toMatchObject({ message: "lastVariation" });
  });
});

describe("a change of type", () => {
  test("from simple to variable leaves the stock with the variation, and the SKU with the product", async () => {
    const locationId = (await createLocation(db(), businessId)).id;
    const { id, variations } = await factory(db(), businessId, { sku: "TEE", stock: { [locationId]: "4" } });
    const change = { type: "variable" as const, attributes: [SIZES], options: ["M"] };
    const product = await changeType(db(), businessId, null, id, change);
    expect(product).toMatchObject({ type: "variable", sku: "TEE" });
    expect(product.variations).toMatchObject([
      { id: variations[0]!.id, sku: "TEE-M", stock: [{ quantity: "4" }], options: [{ attribute: "Size", value: "M" }] },
    ]);
    expect(await changeType(db(), businessId, null, id, change)).toEqual(product);
  });

  test("back to simple leaves one variation with the product's SKU and archives the others; then to variable", async () => {
    const product = await shirt();
    const [small, medium] = product.variations;
    const simple = await changeType(db(), businessId, null, product.id, { type: "simple", variationId: medium!.id });
    expect(simple.variations.map(({ id, sku, isArchived }) => [id, sku, isArchived])).toEqual([
      [medium!.id, "T-SHIRT", false],
      [small!.id, "T-SHIRT-S", true],
    ]);
    const again = await changeType(db(), businessId, null, product.id, {
      type: "variable",
      attributes: [SIZES],
      options: ["S"],
    });
    expect(again.variations.filter(({ isArchived }) => !isArchived)).toMatchObject([
      { id: medium!.id, sku: "T-SHIRT-S-2" },
    ]);
  });
});

test("a duplicate has new SKUs, no stock, and the same images, group prices and sale prices", async () => {
  const group = await createPriceGroup(db(), businessId);
  const locationId = (await createLocation(db(), businessId)).id;
  const mediaId = (await createMedia(db(), businessId)).id;
  const source = await factory(db(), businessId, {
    sku: "TEE",
    mediaIds: [mediaId],
    variations: [
      {
        sku: "TEE-S",
        barcode: "4006381333931",
        options: { Size: "S" },
        price: "9",
        groupPrices: { [group.id]: "7" },
        stock: { [locationId]: 3 },
      },
      { sku: "TEE-M", options: { Size: "M" }, isArchived: true },
    ],
  });
  const salePriceUntil = new Date("2026-12-24T23:59:59Z");
  await db().variation.updateMany({ where: { productId: source.id }, data: { salePrice: "8", salePriceUntil } });
  const copy = await duplicateProduct(db(), businessId, null, source.id, "Copy of it");
  expect(copy).toMatchObject({ name: "Copy of it", sku: "TEE-2", type: "variable", images: [{ id: mediaId }] });
  expect(copy.variations).toMatchObject([
    { sku: "TEE-2-S", barcode: "", price: "9", groupPrices: { [group.id]: "7" }, stock: [], options: [{ value: "S" }] },
  ]);
  expect(await db().variation.findFirstOrThrow({ where: { productId: copy.id } })).toMatchObject({
    salePriceUntil,
    salePriceChangedAt: expect.any(Date),
  });
});

test("a business archives and restores its own products only", async () => {
  const { id } = await create();
  expect(await setProductArchived(db(), businessId, null, id, true)).toMatchObject({ isArchived: true });
  expect(await setProductArchived(db(), businessId, null, id, false)).toMatchObject({ isArchived: false });
  const otherId = (await createBusiness(db())).id;
  await expect(setProductArchived(db(), otherId, null, id, true)).rejects.toMatchObject({ code: "not_found" });
  await expect(duplicateProduct(db(), otherId, null, id, "x")).rejects.toMatchObject({ code: "not_found" });
});
