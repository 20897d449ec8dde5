import { expect, test } from "vitest";
import { isOtherThing, type LinkedThing } from "./other-thing";
import { hashPayload } from "./sent-fields";

const linked: LinkedThing = {
  sku: "MUG",
  sentSku: hashPayload({ sku: "MUG" }),
  sentAt: new Date("2026-11-20T10:00:00Z"),
  bornAt: new Date("2026-11-01T10:00:00Z"),
};
const BETWEEN = "2026-11-10T10:00:00";
const SINCE = "2026-11-20T10:00:01";
const BEFORE = "2020-01-01T00:00:00";

test.each([
  { name: "the same SKU", answer: { sku: "mug", date_created_gmt: SINCE }, isOther: false },
  { name: "another SKU, created since", answer: { sku: "LAMP", date_created_gmt: SINCE }, isOther: true },
  { name: "another SKU, created years before", answer: { sku: "LAMP", date_created_gmt: BEFORE }, isOther: true },
  { name: "another SKU, changed by staff", answer: { sku: "LAMP", date_created_gmt: BETWEEN }, isOther: false },
  { name: "another SKU without a date", answer: { sku: "LAMP" }, isOther: true },
  { name: "no SKU", answer: { sku: "", date_created_gmt: SINCE }, isOther: false },
])("$name", ({ answer, isOther }) => {
  expect(isOtherThing(linked, answer)).toBe(isOther);
});

test("the SKU that was sent is the thing's own, although it is another one here since", () => {
  expect(isOtherThing({ ...linked, sku: "CUP" }, { sku: "MUG", date_created_gmt: SINCE })).toBe(false);
});

test("a thing that was found in the store is older than it is here", () => {
  expect(isOtherThing({ ...linked, bornAt: null }, { sku: "LAMP", date_created_gmt: BEFORE })).toBe(false);
});
