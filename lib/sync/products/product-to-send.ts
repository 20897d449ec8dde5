import type { WooProduct, WooProductWrite } from "@/lib/woo/resources/products";
import type { Answered } from "@/lib/sync/core/separate-fault";
import type { WooError } from "@/lib/woo/woo-error";
import type { ProductOperation } from "./plan-products";
import type { ProductSnapshot } from "./snapshot";

export type ProductToSend = {
  operation: Exclude<ProductOperation, { kind: "skip" | "fail" }>;
  /** The operation of its entry. */
  as: "create" | "update" | "link" | "restore" | "convert";
  /** Set when the store refuses the SKU, and the payload has the other fields only. */
  refusedSku?: WooError;
};

export type AnsweredProduct = Answered<ProductToSend, WooProductWrite, WooProduct>;

/**
 * A product to replan, and the remote id that has its SKU by the store's refusal. A search by SKU may miss
 * that one.
 */
export type ProductToReplan = { product: ProductSnapshot; holderId: number | undefined };
