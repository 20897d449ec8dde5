import { expect, test } from "vitest";
import { stockToSend } from "./stock-to-send";

const leave = { manageStock: "leave", stockStatus: "leave" } as const;

test.each([
  {
    name: "whole",
    input: { quantity: "7", safetyBuffer: 0, tracksStock: true, ruleWithoutQuantity: null },
    sent: { manage_stock: true, stock_quantity: 7 },
  },
  {
    name: "fractions are rounded down",
    input: { quantity: "1.9999", safetyBuffer: 0, tracksStock: true, ruleWithoutQuantity: null },
    sent: { manage_stock: true, stock_quantity: 1 },
  },
  {
    name: "oversold goes down as well",
    input: { quantity: "-0.5", safetyBuffer: 0, tracksStock: true, ruleWithoutQuantity: null },
    sent: { manage_stock: true, stock_quantity: -1 },
  },
  {
    name: "not counted",
    input: { quantity: "0", safetyBuffer: 0, tracksStock: false, ruleWithoutQuantity: null },
    sent: { manage_stock: false, stock_status: "instock" },
  },
  {
    name: "left as it is",
    input: { quantity: "5", safetyBuffer: 0, tracksStock: true, ruleWithoutQuantity: leave },
    sent: null,
  },
  {
    name: "managed, status follows",
    input: {
      quantity: "5",
      safetyBuffer: 0,
      tracksStock: true,
      ruleWithoutQuantity: { manageStock: "yes", stockStatus: "instock" } as const,
    },
    sent: { manage_stock: true },
  },
  {
    name: "not managed, out of stock",
    input: {
      quantity: "5",
      safetyBuffer: 0,
      tracksStock: true,
      ruleWithoutQuantity: { manageStock: "no", stockStatus: "outofstock" } as const,
    },
    sent: { manage_stock: false, stock_status: "outofstock" },
  },
])("stock to send: $name", ({ input, sent }) => {
  expect(stockToSend(input)).toEqual(sent);
});
