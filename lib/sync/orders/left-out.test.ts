import { describe, expect, test } from "vitest";
import { findLeftOutReason, type OrderFamily } from "./left-out";

const NOW = new Date("2026-11-29T12:00:00Z");
const FAMILY: OrderFamily = {
  isImported: false,
  hasImportedChildren: false,
  parentImportedAt: null,
  isParentReplaced: false,
};
const order = { status: "processing", parent_id: 0, meta_data: [] };
const parent = { ...order, meta_data: [{ key: "has_sub_order", value: "1" }] };
const child = { ...order, parent_id: 7 };
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

describe("an order is left out", () => {
  test.each([
    ["never, an ordinary order", order, "parents", {}, null],
    ["while its checkout is open", { ...order, status: "checkout-draft" }, "parents", {}, "checkout_draft"],
    ["while an admin types it", { ...order, status: "auto-draft" }, "parents", {}, "checkout_draft"],
    ["never once imported", { ...order, status: "checkout-draft" }, "parents", { isImported: true }, null],
    ["as a sub-order", child, "parents", {}, "sub_order"],
    ["never as a parent that counts", parent, "parents", {}, null],
    ["as a parent of counted sub-orders", parent, "children", {}, "parent_order"],
    [
      "as an imported parent that sub-orders replace",
      order,
      "children",
      { isImported: true, hasImportedChildren: true },
      "parent_order",
    ],
    ["never as a sub-order that counts", child, "children", {}, null],
    ["never as a sub-order made with its parent", child, "children", { parentImportedAt: minutesAgo(5) }, null],
    [
      "as a sub-order of a parent counted long ago",
      child,
      "children",
      { parentImportedAt: minutesAgo(90) },
      "sub_order",
    ],
    [
      "never as a sub-order whose sisters count",
      child,
      "children",
      { parentImportedAt: minutesAgo(90), isParentReplaced: true },
      null,
    ],
    ["as a parent after the setting changed", order, "parents", { hasImportedChildren: true }, "parent_order"],
  ] as const)("%s", (_name, values, subOrders, family, reason) => {
    expect(
      findLeftOutReason({ ...values, meta_data: [...values.meta_data] }, { subOrders }, { ...FAMILY, ...family }, NOW),
    ).toBe(reason);
  });
});
