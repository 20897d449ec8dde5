import { describe, expect, test } from "vitest";
import type { PulledProduct, PulledVariation } from "@/lib/woo/resources/pulled";
import type { LocalProduct, LocalVariation, RemoteProduct, ShopIndex } from "./compared-products";
import { planProduct } from "./plan-product";

const SOLD = {
  id: 1,
  status: "publish",
  sku: "MUG",
  barcode: "",
  price: "5",
  salePrice: "",
  salePriceFrom: null,
  salePriceUntil: null,
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

const known = (id: number, values: Partial<LocalVariation> = {}): LocalVariation => ({
  id,
  sku: "",
  barcode: "",
  price: "5.0000",
  salePrice: null,
  quantity: "0",
  optionKey: "[]",
  isArchived: false,
  ...values,
});

const local = (values: Partial<LocalProduct> = {}): LocalProduct => ({
  id: 9,
  type: "simple",
  name: "Mug",
  sentName: values.name ?? "Mug",
  sku: "mug",
  tracksStock: false,
  attributeKey: null,
  variations: [known(90, { sku: "mug" })],
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
  attributeNames: new Map(),
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
    const priced = shopWith(local({ variations: [known(90, { sku: "mug", salePrice: "3.0000" })] }));
    expect(planProduct(remote({ salePrice: "3" }), priced).doubts).toEqual(["on_sale"]);
    expect(planProduct(remote({ salePrice: "2" }), priced).doubts).toEqual(["on_sale", "price_differs"]);
    expect(planProduct(remote(), priced).doubts).toEqual(["price_differs"]);
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

describe("a match that a person chose", () => {
  const cup = local({ sku: "CUP", variations: [known(90, { sku: "CUP" })] });
  const index = shopWith(cup, { bySku: new Map([["cup", 9]]) });

  test("holds in spite of another SKU, of none and of one that another product has", () => {
    const chosen = { productId: 9 };
    for (const sku of ["MUG", ""])
      expect(planProduct(remote({ sku }), index, chosen)).toMatchObject({
        verdict: "matched",
        productId: 9,
        doubts: [],
      });
    const twice = { ...index, firstBySku: new Map([["mug", 0]]) };
    expect(planProduct(remote(), twice, chosen)).toMatchObject({ verdict: "matched", doubts: [] });
  });

  test("leaves what differs to the choice of who leads", () => {
    const plan = planProduct(remote({ name: "Blue mug", price: "6" }), index, { productId: 9 });
    expect(plan).toMatchObject({ verdict: "doubtful", doubts: ["name_differs", "price_differs"] });
  });

  test("may be that there is none", () => {
    const known13 = { ...index, byBarcode: new Map([["4006381333931", 9]]) };
    const withBarcode = remote({ barcode: "4006381333931" });
    expect(planProduct(withBarcode, known13)).toMatchObject({ productId: 9, doubts: ["by_barcode"] });
    expect(planProduct(withBarcode, known13, { productId: null })).toMatchObject({ verdict: "new", productId: null });
  });
});

describe("variations are matched", () => {
  const size = (value: string) => ({ values: [{ id: 3, name: "pa_size", value }] });
  const key = (value: string) => JSON.stringify([["size", value]]);
  const shirt = local({
    type: "variable",
    attributeKey: JSON.stringify(["size"]),
    variations: [
      known(91, { sku: "SH-S", optionKey: key("s") }),
      known(92, { sku: "M1", barcode: "4006381333931", optionKey: key("m") }),
      known(93, { sku: "L1", optionKey: key("l") }),
    ],
  });
  const index = shopWith(shirt, { attributeNames: new Map([[3, "Size"]]) });
  const plan = (variations: RemoteProduct["variations"]) =>
    planProduct(remote({ type: "variable" }, variations), index, { productId: 9 });

  test("by SKU, barcode, then attribute values", () => {
    const three = [
      variation(2, { ...size("L") }),
      variation(3, { ...size("M"), barcode: "4006381333931" }),
      variation(4, { ...size("S"), sku: "sh-s" }),
    ];
    expect(plan(three)).toMatchObject({
      verdict: "matched",
      variations: [
        { remoteId: 2, variationId: 93 },
        { remoteId: 3, variationId: 92 },
        { remoteId: 4, variationId: 91 },
      ],
    });
  });

  test("and those without a match are doubts, on either side", () => {
    const two = plan([variation(2, { ...size("S") }), variation(3, { ...size("XL"), sku: "XL" })]);
    expect(two.doubts).toEqual(["variations_new", "variations_missing"]);
    expect(two.variations).toEqual([
      { remoteId: 2, variationId: 91 },
      { remoteId: 3, variationId: null },
    ]);
  });

  test("but other values or attributes cannot be written", () => {
    const three = [variation(2, size("S")), variation(3, size("M")), variation(4, { ...size("XXL"), sku: "L1" })];
    expect(plan(three).doubts).toEqual(["values_differ"]);
    const colour = variation(5, { values: [{ id: 0, name: "Colour", value: "Red" }], sku: "RED" });
    expect(plan([...three.slice(0, 2), variation(4, size("L")), colour]).doubts).toContain("values_differ");
  });
});
