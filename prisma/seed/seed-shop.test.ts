import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { demoProducts } from "./seed-shop";
import { TILE_NAMES, tileFileName } from "./tiles";

const products = demoProducts();

test("the shop has about 300 products of both types, and no SKU or barcode twice", () => {
  expect(products.length).toBeGreaterThanOrEqual(300);
  expect(products.filter(({ type }) => type === "variable").length).toBeGreaterThanOrEqual(60);
  const own = products.filter(({ type }) => type === "variable").map(({ sku }) => sku);
  const skus = [...own, ...products.flatMap(({ variations }) => variations.map(({ sku }) => sku))];
  expect(new Set(skus.map((sku) => sku.toLowerCase())).size).toBe(skus.length);
  const barcodes = products.flatMap(({ variations }) => variations.flatMap(({ barcode }) => barcode ?? []));
  expect(new Set(barcodes).size).toBe(barcodes.length);
});

test("a variable product has 2 to 12 variations, a simple one has its own SKU", () => {
  for (const { type, sku, variations } of products) {
    if (type === "simple") expect(variations.map((variation) => variation.sku)).toEqual([sku]);
    else expect(variations.length).toSatisfy((count: number) => count >= 2 && count <= 12);
  }
});

test("the same lists give the same products", () => {
  expect(demoProducts()).toEqual(products);
});

test("every picture is there and small", async () => {
  for (const name of TILE_NAMES) {
    const bytes = await readFile(path.join(import.meta.dirname, "images", tileFileName(name)));
    expect(bytes.length).toBeLessThanOrEqual(4096);
  }
});
