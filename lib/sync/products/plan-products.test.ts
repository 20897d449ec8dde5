import { describe, expect, test } from "vitest";
import { planProduct } from "./plan-products";
import type { FieldContext } from "./fields";
import type { ProductSnapshot, SalePriceSnapshot } from "./snapshot";
import { DEFAULT_STORE_SETTINGS, type StoreSettings } from "@/lib/sync/settings/store-settings";

const simple: ProductSnapshot = {
  id: 1,
  type: "simple",
  name: "Mug",
  sentName: "Mug",
  sku: "MUG",
  categoryId: 5,
  taxPercent: "10",
  taxRateId: 2,
  description: "<b>Big</b>",
  shortDescription: "Big",
  tracksStock: true,
  isSyncDisabled: false,
  isArchived: false,
  attributes: [],
  mediaIds: [],
  variations: [
    {
      id: 11,
      sku: "MUG",
      price: "2.5",
      groupPrice: null,
      salePrice: null,
      weight: "0.3",
      quantity: "4.5",
      mediaId: null,
      position: 0,
      isArchived: false,
      options: [],
    },
  ],
};

const variable: ProductSnapshot = {
  ...simple,
  id: 2,
  type: "variable",
  name: "Shirt",
  sentName: "Shirt",
  sku: "SH",
  attributes: [{ id: 7, name: "Size" }],
  variations: ["S", "M"].map((value, position) => ({
    id: 21 + position,
    sku: `SH-${value}`,
    price: "9",
    groupPrice: null,
    salePrice: null,
    weight: null,
    quantity: "1",
    mediaId: null,
    position,
    isArchived: false,
    options: [{ attributeId: 7, valueId: 70 + position, value }],
  })),
};

function context(settings: Partial<StoreSettings> = {}): FieldContext {
  return {
    settings: { ...DEFAULT_STORE_SETTINGS, ...settings },
    typedWithTax: false,
    currencyDecimals: 2,
    weightUnit: "kg",
    storeWeightUnit: "kg",
    safetyBuffer: 0,
    taxClassByRate: new Map(),
    categoryIds: new Map([[5, 50]]),
    attributeIds: new Map([[7, 700]]),
  };
}

const all = { mode: "all" } as const;

const SENT_BEFORE = {
  sku: "sPcjpZXpSfRUNBOs",
  name: "PwzUC2Elyn-Dl7ir",
  tax: "5bmPE8kTEAuvx3pf",
  category: "dDl_pPBWKb4_Zn8E",
  description: "v4Ei9uFx4dbbZxPy",
  price: "MSTf-Cv-mJM5LKQb",
  weight: "zXu_eoxcJ7cGsEAF",
  stock: "9-yz2qzP-sY8_0NH",
};

/** Returns the link after the operation. */
function linkAfter(product: ProductSnapshot, settings: Partial<StoreSettings> = {}) {
  const operation = planProduct(product, undefined, context(settings), all);
  if (operation.kind !== "create") throw new Error("expected a create");
  return { remoteId: 99, sentType: product.type, sent: operation.sent };
}

describe("planProduct", () => {
  test("creates a simple product with every field", () => {
    expect(planProduct(simple, undefined, context(), all)).toMatchObject({
      kind: "create",
      payload: {
        type: "simple",
        status: "publish",
        name: "Mug",
        sku: "MUG",
        regular_price: "2.50",
        categories: [{ id: 50 }],
        tax_status: "taxable",
        tax_class: "",
        description: "<b>Big</b>",
        short_description: "Big",
        weight: "0.3",
        manage_stock: true,
        stock_quantity: 4,
      },
    });
  });

  test("sends a sale price that the shop decided on, none where it removed it, and nothing before", () => {
    const [mug] = simple.variations;
    const priced = (salePrice: SalePriceSnapshot, groupPrice: string | null = null) =>
      planProduct({ ...simple, variations: [{ ...mug!, salePrice, groupPrice }] }, undefined, context(), all);
    const sale = { price: "2", from: "2026-12-01T00:00:00.000Z", until: "2026-12-24T23:59:59.000Z" };
    expect(priced(sale)).toMatchObject({
      payload: {
        regular_price: "2.50",
        sale_price: "2.00",
        date_on_sale_from_gmt: "2026-12-01T00:00:00",
        date_on_sale_to_gmt: "2026-12-24T23:59:59",
      },
    });
    const cleared = { sale_price: "", date_on_sale_from_gmt: "", date_on_sale_to_gmt: "" };
    expect(priced({ price: null, from: null, until: null })).toMatchObject({ payload: cleared });
    expect(priced(sale, "1.80")).toMatchObject({ payload: { regular_price: "1.80", ...cleared } });
    const operation = planProduct(simple, undefined, context(), all);
    expect(operation.kind === "create" && operation.payload).not.toHaveProperty("sale_price");
  });

  test("sends no sale price where the store's settings leave it out", () => {
    const [mug] = simple.variations;
    const sale = { price: "2", from: null, until: null };
    const settings = { createFields: DEFAULT_STORE_SETTINGS.createFields.filter((field) => field !== "salePrice") };
    const product = { ...simple, variations: [{ ...mug!, salePrice: sale }] };
    const operation = planProduct(product, undefined, context(settings), all);
    expect(operation.kind === "create" && operation.payload).not.toHaveProperty("sale_price");
  });

  // The hashes are those of the version before sale prices.
  test("sends nothing of a product without a sale price that was sent before there were any", () => {
    const link = { remoteId: 99, sentType: "simple", sent: SENT_BEFORE } as const;
    expect(planProduct(simple, link, context(), all)).toMatchObject({ kind: "skip", reason: "unchanged" });
  });

  test("sends the mapped tax class, and the default class for an unmapped rate", () => {
    const mapped = { ...context({ defaultTaxClass: "shop" }), taxClassByRate: new Map([[2, "reduced-rate"]]) };
    expect(planProduct(simple, undefined, mapped, all)).toMatchObject({
      payload: { tax_status: "taxable", tax_class: "reduced-rate" },
    });
    expect(planProduct({ ...simple, taxRateId: 3 }, undefined, mapped, all)).toMatchObject({
      payload: { tax_class: "shop" },
    });
    expect(planProduct({ ...simple, taxRateId: null }, undefined, mapped, all)).toMatchObject({
      payload: { tax_status: "none" },
    });
  });

  test("creates a variable product with its options and without price or stock of its own", () => {
    const operation = planProduct(variable, undefined, context(), all);
    expect(operation).toMatchObject({
      kind: "create",
      payload: {
        type: "variable",
        sku: "SH",
        manage_stock: false,
        attributes: [{ id: 700, position: 0, visible: true, variation: true, options: ["S", "M"] }],
      },
    });
    expect(operation.kind === "create" && operation.payload).not.toHaveProperty("regular_price");
  });

  test("skips an unchanged product and sends only changed fields", () => {
    const link = linkAfter(simple);
    expect(planProduct(simple, link, context(), all)).toMatchObject({ kind: "skip", reason: "unchanged" });
    const renamed = { ...simple, sentName: "Big mug" };
    expect(planProduct(renamed, link, context(), all)).toMatchObject({
      kind: "update",
      remoteId: 99,
      convertTo: null,
      payload: { name: "Big mug" },
    });
    const operation = planProduct(renamed, link, context(), all);
    expect(operation.kind === "update" && Object.keys(operation.payload)).toEqual(["name"]);
  });

  test("a field that is not in the list for updates is not sent again", () => {
    const settings = { updateFields: ["name"] as StoreSettings["updateFields"] };
    const changed = {
      ...simple,
      description: "New",
      variations: simple.variations.map((one) => ({ ...one, price: "3" })),
    };
    expect(planProduct(changed, linkAfter(simple, settings), context(settings), all)).toMatchObject({ kind: "skip" });
  });

  test("never sends a type on update, but converts when the type changed", () => {
    const asVariable: ProductSnapshot = { ...variable, id: 1, sku: "MUG" };
    const operation = planProduct(asVariable, linkAfter(simple), context(), all);
    expect(operation).toMatchObject({
      kind: "update",
      convertTo: "variable",
      payload: { name: "Shirt", manage_stock: false },
    });
    expect(operation.kind === "update" && operation.payload).not.toHaveProperty("type");
  });

  test("do not sync: nothing is sent, linked or not", () => {
    const off = { ...simple, isSyncDisabled: true, sentName: "Changed" };
    expect(planProduct(off, linkAfter(simple), context(), all)).toMatchObject({
      kind: "skip",
      reason: "sync_disabled",
    });
    expect(planProduct(off, undefined, context(), all)).toMatchObject({ kind: "skip", reason: "sync_disabled" });
  });

  test("an archived product becomes a draft once, and is published when it is restored", () => {
    const archived = { ...simple, isArchived: true };
    const link = linkAfter(simple);
    const hidden = planProduct(archived, link, context(), all);
    expect(hidden).toMatchObject({ kind: "update", payload: { status: "draft" } });
    if (hidden.kind !== "update") throw new Error("expected an update");
    const after = { ...link, sent: hidden.sent };
    expect(planProduct(archived, after, context(), all)).toMatchObject({ kind: "skip", reason: "archived" });
    expect(planProduct(simple, after, context(), all)).toMatchObject({
      kind: "update",
      payload: { status: "publish" },
    });
    expect(planProduct(archived, undefined, context(), all)).toMatchObject({ kind: "skip", reason: "archived" });
  });

  test("mode new: a linked product sends only new options of its variations", () => {
    const link = linkAfter({ ...variable, variations: variable.variations.slice(0, 1) });
    const operation = planProduct({ ...variable, sentName: "Renamed" }, link, context(), { mode: "new" });
    expect(operation).toMatchObject({ kind: "update", payload: { attributes: [{ options: ["S", "M"] }] } });
    expect(operation.kind === "update" && operation.payload).not.toHaveProperty("name");
  });

  test("a category without a link is left out and sent later", () => {
    const without = { ...context(), categoryIds: new Map<number, number>() };
    const created = planProduct(simple, undefined, without, all);
    if (created.kind !== "create") throw new Error("expected a create");
    expect(created.payload).not.toHaveProperty("categories");
    const link = { remoteId: 9, sentType: "simple" as const, sent: created.sent };
    expect(planProduct(simple, link, context(), all)).toMatchObject({
      kind: "update",
      payload: { categories: [{ id: 50 }] },
    });
  });

  test("a product with an HTML-like or non-Latin name is unchanged after it was sent", () => {
    for (const name of ['Coffee & Tea "dark"', "قهوة", "咖啡", "<i>Mug</i>"]) {
      const named = { ...simple, name };
      expect(planProduct(named, linkAfter(named), context(), all)).toMatchObject({ kind: "skip", reason: "unchanged" });
    }
  });

  test("stock without quantity follows the rule of its case", () => {
    const settings: Partial<StoreSettings> = {
      createFields: ["name"],
      updateFields: ["name"],
      stockWithoutQuantity: {
        create: { manageStock: "no", stockStatus: "instock" },
        update: { manageStock: "leave", stockStatus: "leave" },
      },
    };
    const created = planProduct(simple, undefined, context(settings), all);
    expect(created).toMatchObject({ payload: { manage_stock: false, stock_status: "instock" } });
    expect(planProduct(simple, linkAfter(simple, settings), context(settings), all)).toMatchObject({ kind: "skip" });
  });
});
