import { expect, test } from "vitest";
import { isSameInStore } from "./same-field";

test("a text is the same without markup, entities and case", () => {
  expect(isSameInStore("name", { name: "Coffee & Tea" }, { name: "Coffee &amp; Tea" })).toBe(true);
  expect(isSameInStore("description", { description: "<p>Fine</p>" }, { description: "Fine" })).toBe(true);
  expect(isSameInStore("name", { name: "Mug" }, { name: "Cup" })).toBe(false);
  expect(isSameInStore("name", { name: "Mug" }, undefined)).toBe(false);
});

test("numbers are compared as numbers", () => {
  expect(isSameInStore("price", { regular_price: "2.50" }, { regular_price: "2.5" })).toBe(true);
  expect(isSameInStore("price", { regular_price: "2.50" }, { regular_price: "" })).toBe(false);
  expect(isSameInStore("weight", { weight: "" }, {})).toBe(true);
});

test("lists are compared without their order, and an untaxed product without its class", () => {
  const wanted = { attributes: [{ id: 3, options: ["S", "M"] }] };
  expect(isSameInStore("attributes", wanted, { attributes: [{ id: 3, options: ["M", "s"] }] })).toBe(true);
  expect(isSameInStore("attributes", wanted, { attributes: [{ id: 4, options: ["M", "S"] }] })).toBe(false);
  expect(isSameInStore("category", { categories: [{ id: 1 }] }, { categories: [{ id: 1, name: "Mugs" }] })).toBe(true);
  const untaxed = { tax_status: "none", tax_class: "" };
  expect(isSameInStore("tax", untaxed, { tax_status: "none", tax_class: "reduced-rate" })).toBe(true);
});

test("a sale price is the same with its times, and a begin that has passed is deleted by the store", () => {
  const wanted = {
    sale_price: "7.50",
    date_on_sale_from_gmt: "2026-12-01T00:00:00",
    date_on_sale_to_gmt: "2026-12-24T23:59:59",
  };
  const inStore = { ...wanted, sale_price: "7.5", date_on_sale_from_gmt: null };
  expect(isSameInStore("salePrice", wanted, inStore)).toBe(true);
  expect(isSameInStore("salePrice", wanted, { ...inStore, date_on_sale_to_gmt: null })).toBe(false);
  const none = { sale_price: "", date_on_sale_from_gmt: "", date_on_sale_to_gmt: "" };
  expect(
    isSameInStore("salePrice", none, { sale_price: "", date_on_sale_from_gmt: null, date_on_sale_to_gmt: null }),
  ).toBe(true);
  expect(isSameInStore("salePrice", none, inStore)).toBe(false);
});
