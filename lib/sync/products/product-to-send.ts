import type { WooProduct, WooProductWrite } from "@/lib/woo/resources/products";
import type { Answered } from "@/lib/sync/core/separate-fault";
import type { ProductOperation } from "./plan-products";
import type { ProductSnapshot } from "./snapshot";

export type ProductToSend = {
  operation: Exclude<ProductOperation, { kind: "skip" }>;
  /** What the log calls it. */
  as: "create" | "update" | "link" | "restore" | "convert";
};

export type AnsweredProduct = Answered<ProductToSend, WooProductWrite, WooProduct>;

/** A product to plan anew, and what the store said has its SKU, which a look-up by SKU may not show. */
export type ProductToReplan = { product: ProductSnapshot; holderId: number | undefined };
