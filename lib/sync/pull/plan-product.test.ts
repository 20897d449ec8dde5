import { describe, expect, test } from "vitest";
import type { PulledProduct, PulledVariation } from "@/lib/woo/resources/pulled";
import { type LocalProduct, planProduct, type RemoteProduct, type ShopIndex } from "./plan-product";

const SOLD = {
  id: 1,
  status: "publish",
  sku: "MUG",
  barcode: "",
  price: "5",
  salePrice: "",
  counts: "none",
  quantity: null,
  weight: "",
} as const;

const product = (values: Partial<PulledProduct> = {}): PulledProduct => ({
  ...SOLD,
  type: "simple",
  name: "Mug",
  description: "",
  shortDescription: "",
  isTaxed: true,
  taxClass: "",
  categoryIds: [],
  images: [],
  ...values,
});

const variation = (remoteId: number, values: Partial<PulledVariation> = {}) => ({
  remoteId,
  sku: values.sku ?? "",
  variation: {
    ...SOLD,
    id: remoteId,
    image: null,
    values: [{ id: 3, name: "Size", value: "S" }],
    ...values,
  } satisfies PulledVariation,
});

const remote = (values: Partial<PulledProduct> = {}, variations: RemoteProduct["variations"] = []): RemoteProduct => ({
  remoteId: 1,
  sku: values.sku ?? "MUG",
  product: product(values),
  variations,
});

const local = (values: Partial<LocalProduct> = {}): LocalProduct => ({
  id: 9,
  type: "simple",
  name: "Mug",
  sku: "mug",
  tracksStock: false,
  variations: [{ id: 90, sku: "mug", price: "5.0000", quantity: "0" }],
  ...values,
});

const EMPTY: ShopIndex = {
  products: new Map(),
  linkedProducts: new Map(),
  linkedVariations: new Map(),
  taken: new Set(),
  bySku: new Map(),
  byBarcode: new Map(),
  firstBySku: new Map(),
  toLocalPrice: (price) => price,
};

const shopWith = (one: LocalProduct, values: Partial<ShopIndex> = {}): ShopIndex => ({
  ...EMPTY,
  products: new Map([[one.id, one]]),
  bySku: new Map([["mug", one.id]]),
  ...values,
});

describe("a product is left out", () => {
  test.each([
    ["grouped", { type: "grouped" }],
    ["external", { type: "external" }],
    ["other_type", { type: "bundle" }],
    ["not_published", { status: "private" }],
    ["no_price", { price: "" }],
    ["no_variations", { type: "variable" }],
  ] as const)("as %s", (reason, values) => {
    expect(planProduct(remote(values), EMPTY)).toMatchObject({ verdict: "left_out", reason });
  });

  test("when no variation has a price, or none has a value", () => {
    const priceless = remote({ type: "variable" }, [variation(2, { price: "" })]);
    expect(planProduct(priceless, EMPTY)).toMatchObject({ reason: "no_price" });
    const anyValue = remote({ type: "variable" }, [variation(2, { values: [] })]);
    expect(planProduct(anyValue, EMPTY)).toMatchObject({ reason: "no_attributes" });
  });

  test("when the shop's product is of the other kind, or linked with another one", () => {
    expect(planProduct(remote(), shopWith(local({ type: "variable" })))).toMatchObject({ reason: "type_differs" });
    const taken = shopWith(local(), { taken: new Set([9]) });
    expect(planProduct(remote(), taken)).toMatchObject({ reason: "linked_elsewhere" });
  });
});

describe("a product is matched", () => {
  test("by SKU without case, and has no doubts where nothing differs", () => {
    expect(planProduct(remote(), shopWith(local()))).toMatchObject({ verdict: "matched", productId: 9, doubts: [] });
  });

  test("by its link, also under another SKU", () => {
    const index = shopWith(local({ sku: "OTHER" }), { bySku: new Map(), linkedProducts: new Map([[1, 9]]) });
    expect(planProduct(remote(), { ...index, taken: new Set([9]) })).toMatchObject({
      verdict: "matched",
      productId: 9,
    });
  });

  test("by barcode, which is doubtful", () => {
    const index = shopWith(local(), { bySku: new Map(), byBarcode: new Map([["4006381333931", 9]]) });
    expect(planProduct(remote({ barcode: "4006381333931" }), index)).toMatchObject({
      verdict: "doubtful",
      doubts: ["by_barcode"],
      productId: 9,
    });
  });

  test("with each difference as a doubt", () => {
    const counted = { counts: "own", quantity: 4 } as const;
    const plan = planProduct(remote({ name: "Cup", price: "6", ...counted }), shopWith(local({ tracksStock: true })));
    expect(plan.doubts).toEqual(["name_differs", "price_differs", "stock_differs"]);
  });
});

describe("a new product is doubtful", () => {
  test("without a SKU, with one that an earlier product has, and with a sale price", () => {
    expect(planProduct(remote({ sku: "" }), EMPTY).doubts).toEqual(["sku_missing"]);
    expect(planProduct(remote(), { ...EMPTY, firstBySku: new Map([["mug", 0]]) }).doubts).toEqual(["sku_twice"]);
    expect(planProduct(remote({ salePrice: "3" }), EMPTY).doubts).toEqual(["on_sale"]);
  });

  test("with stock that some of its variations count, and attributes of its own", () => {
    const some = remote({ type: "variable" }, [
      variation(2, { sku: "A", counts: "own", quantity: 1 }),
      variation(3, { sku: "B", values: [{ id: 0, name: "Fit", value: "Slim" }] }),
    ]);
    expect(planProduct(some, EMPTY).doubts).toEqual(["stock_shared", "own_attributes"]);
  });

  test("without the variations that cannot be sold here", () => {
    const some = remote({ type: "variable" }, [variation(2, { sku: "A" }), variation(3, { sku: "B", price: "" })]);
    const plan = planProduct(some, EMPTY);
    expect(plan.doubts).toEqual(["variations_left_out"]);
    expect(plan.variations).toEqual([{ remoteId: 2, variationId: null }]);
  });
});
