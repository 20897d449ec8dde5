import { expect, test } from "vitest";
import type { Permission } from "@/lib/auth/permissions";
import type { BulkChange } from "@/lib/catalog/bulk-schema";
import type { ProductEdit } from "@/lib/catalog/product-schema";
import { canBulkEdit, canEditProduct } from "./products";

const updatedAt = "2026-11-29T10:00:00.000Z";
const GOODS: ProductEdit = { updatedAt, name: "Green tea" };
const PRICE: ProductEdit = { updatedAt, variations: [{ id: 1, price: "3.00" }] };
const SKU: ProductEdit = { updatedAt, variations: [{ id: 1, sku: "TEA-1" }] };
const BOTH: ProductEdit = { updatedAt, name: "Green tea", variations: [{ id: 1, price: "3.00" }] };

test.each<[string, ProductEdit, readonly Permission[], boolean]>([
  ["goods, by whoever edits goods", GOODS, ["products.edit"], true],
  ["goods, by whoever edits prices", GOODS, ["prices.edit"], false],
  ["a variation's SKU, by whoever edits prices", SKU, ["prices.edit"], false],
  ["a price, by whoever edits prices", PRICE, ["prices.edit"], true],
  ["a price, by whoever edits goods", PRICE, ["products.edit"], false],
  ["both, by whoever edits one of them", BOTH, ["products.edit"], false],
  ["both, by whoever edits both", BOTH, ["products.edit", "prices.edit"], true],
])("an edit of %s", (_, edit, permissions, isAllowed) => {
  expect(canEditProduct({ permissions }, edit)).toBe(isAllowed);
});

test.each<[string, BulkChange, readonly Permission[], boolean]>([
  ["prices, by whoever edits prices", { kind: "price", mode: "set", value: "3" }, ["prices.edit"], true],
  ["prices, by whoever edits goods", { kind: "price", mode: "set", value: "3" }, ["products.edit"], false],
  ["categories, by whoever edits goods", { kind: "category", categoryId: 1 }, ["products.edit"], true],
  ["categories, by whoever edits prices", { kind: "category", categoryId: 1 }, ["prices.edit"], false],
])("a bulk edit of %s", (_, change, permissions, isAllowed) => {
  expect(canBulkEdit({ permissions }, change)).toBe(isAllowed);
});
