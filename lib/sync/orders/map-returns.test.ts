import { expect, test } from "vitest";
import { wooOrderSchema } from "@/lib/woo/resources/orders";
import { wooRefundSchema } from "@/lib/woo/resources/refunds";
import { mapReturns } from "./map-returns";

const goods = (id: number, meta: [string, string][], values: object = {}) => ({
  id,
  name: "Mug",
  product_id: 7,
  variation_id: 0,
  quantity: 3,
  total: "30.00",
  total_tax: "3.00",
  meta_data: meta.map(([key, value]) => ({ key, value })),
  ...values,
});
const order = (line_items: object[], refunds: object[]) =>
  wooOrderSchema.parse({
    id: 5,
    parent_id: 0,
    status: "processing",
    currency: "USD",
    customer_id: 0,
    billing: {},
    shipping: {},
    line_items,
    refunds,
  });
const refund = (id: number, values: object) =>
  wooRefundSchema.parse({ id, date_created_gmt: "2026-11-01T10:00:00", ...values });

test("refunded shipping and fees are positive amounts with their tax, beside the goods", () => {
  const listed = order([goods(1, [["_restock_refunded_items", "1"]])], [{ id: 90, reason: "Broken", total: "-16.50" }]);
  const lines = [goods(2, [["_refunded_item_id", "1"]], { quantity: -1, total: "-10.00", total_tax: "-1.00" })];
  const shipping_lines = [{ id: 3, total: "-4.00", total_tax: "-0.40" }];
  const fee_lines = [{ id: 4, total: "-1.00", total_tax: "-0.10" }];
  expect(mapReturns(listed, [refund(90, { amount: "16.50", line_items: lines, shipping_lines, fee_lines })])).toEqual([
    {
      remoteId: 90,
      reason: "Broken",
      total: "16.5",
      createdAt: new Date("2026-11-01T10:00:00Z"),
      lines: [
        { remoteLineId: 1, quantity: "1", total: "10", taxTotal: "1", restocked: "1" },
        { remoteLineId: null, quantity: "0", total: "4", taxTotal: "0.4", restocked: "0" },
        { remoteLineId: null, quantity: "0", total: "1", taxTotal: "0.1", restocked: "0" },
      ],
    },
  ]);
});

test("the restocked quantity is assigned to the refunds from the first on", () => {
  const listed = order(
    [goods(1, [["_restock_refunded_items", "2"]])],
    [
      { id: 91, total: "-20" },
      { id: 90, total: "-10" },
    ],
  );
  const of = (quantity: number) => ({
    amount: "10",
    line_items: [goods(2, [["_refunded_item_id", "1"]], { quantity: -quantity })],
  });
  const returns = mapReturns(listed, [refund(91, of(2)), refund(90, of(1))]);
  expect(returns.map(({ remoteId, lines }) => [remoteId, lines[0]?.restocked])).toEqual([
    [90, "1"],
    [91, "1"],
  ]);
});

test("a refund whose lines could not be read is a total without lines", () => {
  const listed = order([goods(1, [])], [{ id: 90, reason: "", total: "-16.50" }]);
  expect(mapReturns(listed, [])).toEqual([{ remoteId: 90, reason: "", total: "16.5", createdAt: null, lines: [] }]);
});
