import { describe, expect, test } from "vitest";
import { normaliseSku, type WooSkuCandidate } from "@/lib/woo/resources/sku";
import { matchProduct } from "./match";
import type { ProductSnapshot } from "./snapshot";

const variation = {
  id: 11,
  sku: " mug-1 ",
  price: "1",
  groupPrice: null,
  salePrice: null,
  weight: null,
  quantity: "0",
  mediaId: null,
  position: 0,
  isArchived: false,
  options: [],
};
const simple: ProductSnapshot = {
  id: 1,
  type: "simple",
  name: "Mug",
  sentName: "Mug",
  sku: "MUG-1",
  categoryId: null,
  taxPercent: null,
  taxRateId: null,
  description: "",
  shortDescription: "",
  tracksStock: true,
  isSyncDisabled: false,
  isArchived: false,
  attributes: [],
  mediaIds: [],
  variations: [variation],
};
const variable: ProductSnapshot = {
  ...simple,
  type: "variable",
  sku: "SH",
  variations: [
    { ...variation, sku: "SH-S" },
    { ...variation, id: 12, sku: "SH-M" },
  ],
};

function found(...candidates: Partial<WooSkuCandidate>[]): Map<string, WooSkuCandidate[]> {
  const map = new Map<string, WooSkuCandidate[]>();
  for (const one of candidates) {
    const candidate = { id: 1, sku: "", type: "simple", parent_id: 0, status: "publish", ...one };
    const key = normaliseSku(candidate.sku);
    map.set(key, [...(map.get(key) ?? []), candidate]);
  }
  return map;
}
const nobody = new Map<number, number>();

describe("matchProduct", () => {
  test.each([
    { name: "no candidate", product: simple, map: found(), result: { kind: "none" } },
    {
      name: "trimmed and without case",
      product: simple,
      map: found({ id: 50, sku: "Mug-1" }),
      result: { kind: "found", remoteId: 50, isTrashed: false },
    },
    {
      name: "in the trash",
      product: simple,
      map: found({ id: 50, sku: "MUG-1", status: "trash" }),
      result: { kind: "found", remoteId: 50, isTrashed: true },
    },
    {
      name: "a live candidate before a trashed one",
      product: simple,
      map: found({ id: 49, sku: "MUG-1", status: "trash" }, { id: 50, sku: "MUG-1" }),
      result: { kind: "found", remoteId: 50 },
    },
    {
      name: "two live candidates",
      product: simple,
      map: found({ id: 50, sku: "MUG-1" }, { id: 51, sku: "MUG-1" }),
      result: { kind: "decision" },
    },
    {
      name: "a variable candidate would lose its variations",
      product: simple,
      map: found({ id: 50, sku: "MUG-1", type: "variable" }),
      result: { kind: "decision", candidates: [{ reason: "type_differs" }] },
    },
    {
      name: "a variation has the SKU",
      product: simple,
      map: found({ id: 50, sku: "MUG-1", type: "variation", parent_id: 40 }),
      result: { kind: "decision", candidates: [{ reason: "is_variation" }] },
    },
    {
      name: "a variable product by its own SKU",
      product: variable,
      map: found({ id: 60, sku: "SH", type: "variable" }),
      result: { kind: "found", remoteId: 60, remoteType: "variable" },
    },
    {
      name: "a variable product by its variations",
      product: variable,
      map: found(
        { id: 61, sku: "SH-S", type: "variation", parent_id: 60 },
        { id: 62, sku: "SH-M", type: "variation", parent_id: 60 },
      ),
      result: { kind: "found", remoteId: 60, remoteType: "variable" },
    },
    {
      name: "variations under two parents",
      product: variable,
      map: found(
        { id: 61, sku: "SH-S", type: "variation", parent_id: 60 },
        { id: 72, sku: "SH-M", type: "variation", parent_id: 70 },
      ),
      result: { kind: "decision", candidates: [{ remoteId: 60, reason: "several" }, { remoteId: 70 }] },
    },
    {
      name: "a simple candidate becomes variable",
      product: variable,
      map: found({ id: 60, sku: "SH" }),
      result: { kind: "found", remoteType: "simple" },
    },
    {
      name: "a bundle needs a decision",
      product: simple,
      map: found({ id: 50, sku: "MUG-1", type: "grouped" }),
      result: { kind: "decision" },
    },
  ])("$name", ({ product, map, result }) => {
    expect(matchProduct(product, map, nobody)).toMatchObject(result);
  });

  test("a candidate that another product is linked with needs a decision", () => {
    expect(matchProduct(simple, found({ id: 50, sku: "MUG-1" }), new Map([[50, 2]]))).toMatchObject({
      kind: "decision",
      candidates: [{ reason: "linked_elsewhere" }],
    });
    expect(matchProduct(simple, found({ id: 50, sku: "MUG-1" }), new Map([[50, 1]]))).toMatchObject({ kind: "found" });
  });
});
