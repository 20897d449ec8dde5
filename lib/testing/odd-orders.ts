import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { OrderBody } from "./recorded-orders";

const oddOrdersSchema = z.array(z.record(z.string(), z.unknown()));

/**
 * Orders in shapes that plugins print: addresses as `[]`, flags and numbers where text belongs, lists as objects, ids as
 * text, U+0000, gift cards that no line explains, two taxes under rate id 0, sub-orders, abandoned checkouts. The
 * customer's note of each names its oddity. Every line is "Goods", 60.00 net and 12.00 tax.
 */
export function loadOddOrders(): OrderBody[] {
  return oddOrdersSchema.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, "odd-orders.json"), "utf8")));
}
