import { expect, test } from "vitest";
import { productEditSchema, productFormSchema } from "@/lib/catalog/product-schema";
import type { ProductView } from "@/lib/catalog/product-view";
import { changedParts, changesPrices, toFormValues } from "./product-form-values";

const PRODUCT: ProductView = {
  id: 1,
  type: "simple",
  name: "Sencha",
  sku: "TEA",
  categoryId: 3,
  taxRateId: null,
  description: "<p>Green</p>",
  shortDescription: "",
  tracksStock: true,
  isSyncDisabled: false,
  isArchived: false,
  updatedAt: "2026-06-03T08:00:00.000Z",
  images: [],
  variations: [
    {
      id: 7,
      sku: "TEA",
      barcode: "",
      price: "8.95",
      salePrice: null,
      salePriceFrom: null,
      salePriceUntil: null,
      weight: null,
      lowStockAt: null,
      image: null,
      isArchived: false,
      options: [],
      groupPrices: { "1": "8.5" },
      stock: [],
    },
  ],
};

const values = () => structuredClone(toFormValues(PRODUCT, [1, 2], 2));
const { updatedAt } = PRODUCT;

test("whether stock is counted is a field like any other", () => {
  expect(changedParts(PRODUCT, productEditSchema.parse({ ...values(), tracksStock: false }))).toEqual({
    updatedAt,
    tracksStock: false,
  });
});

test("a variation's image is compared with the one it has", () => {
  const image = { id: 5, fileName: "a.png", width: 1, height: 1 };
  const pictured = { ...PRODUCT, variations: PRODUCT.variations.map((variation) => ({ ...variation, image })) };
  const typed = toFormValues(pictured, [], 2);
  expect(changedParts(pictured, productEditSchema.parse(typed))).toEqual({ updatedAt });
  typed.variations = typed.variations?.map((variation) => ({ ...variation, mediaId: null }));
  expect(changedParts(pictured, productEditSchema.parse(typed))).toEqual({
    updatedAt,
    variations: [{ id: 7, mediaId: null }],
  });
});

test("an untouched form has nothing to save", () => {
  expect(changedParts(PRODUCT, productEditSchema.parse(values()))).toEqual({ updatedAt });
});

test("prices are shown with the currency's decimals, and with more where they have more", () => {
  const variations = [{ ...PRODUCT.variations[0]!, price: "9", groupPrices: { "1": "8.0375" } }];
  const shown = (decimals: number) => toFormValues({ ...PRODUCT, variations }, [1, 2], decimals).variations?.[0];
  expect(shown(2)).toMatchObject({ price: "9.00", groupPrices: { "1": "8.0375", "2": "" } });
  expect(shown(0)).toMatchObject({ price: "9" });
});

test("the same price in another notation is no change", () => {
  const form = values();
  form.variations![0]!.price = " 8,950 ".replace(",", ".");
  expect(changedParts(PRODUCT, productEditSchema.parse(form))).toEqual({ updatedAt });
});

test("only changed fields are sent", () => {
  const form = values();
  form.categoryId = null;
  form.isSyncDisabled = true;
  form.variations![0]!.groupPrices = { "1": "", "2": "7" };
  form.variations![0]!.sku = "TEA-2";
  expect(changedParts(PRODUCT, productEditSchema.parse(form))).toEqual({
    updatedAt,
    categoryId: null,
    isSyncDisabled: true,
    variations: [{ id: 7, sku: "TEA-2", groupPrices: { "1": null, "2": "7" } }],
  });
});

test("a simple product's own SKU is not sent beside its variation's", () => {
  const form = values();
  form.sku = "OTHER";
  expect(changedParts(PRODUCT, productEditSchema.parse(form))).toEqual({ updatedAt });
  expect(changedParts({ ...PRODUCT, type: "variable" }, productEditSchema.parse(form))).toEqual({
    updatedAt,
    sku: "OTHER",
  });
});

test("a sale price that is removed is sent alone, since its days go with it", () => {
  const [variation] = PRODUCT.variations;
  const priced = {
    ...PRODUCT,
    variations: [{ ...variation!, salePrice: "7", salePriceFrom: "2026-12-01", salePriceUntil: null }],
  };
  const typed = toFormValues(priced, [], 2);
  expect(typed.variations?.[0]).toMatchObject({ salePrice: "7.00", salePriceFrom: "2026-12-01", salePriceUntil: "" });
  expect(changedParts(priced, productEditSchema.parse(typed))).toEqual({ updatedAt });
  typed.variations![0]!.salePrice = "";
  expect(changedParts(priced, productEditSchema.parse(typed))).toEqual({
    updatedAt,
    variations: [{ id: 7, salePrice: null }],
  });
});

test("a sale price that is no longer lower is said where prices change, and stops no other edit", () => {
  const [variation] = PRODUCT.variations;
  const base = { ...PRODUCT, variations: [{ ...variation!, price: "8", salePrice: "9" }] };
  const form = () => structuredClone(toFormValues(base, [1, 2], 2));
  const schema = productFormSchema((edit) => changesPrices(base, edit));
  expect(schema.safeParse({ ...form(), name: "Gyokuro" }).success).toBe(true);
  const typed = form();
  typed.variations![0]!.price = "7";
  expect(schema.safeParse(typed).error?.issues).toMatchObject([
    { path: ["variations", 0, "salePrice"], message: "salePriceNotLower" },
  ]);
});
