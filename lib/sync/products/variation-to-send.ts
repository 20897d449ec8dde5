import type { WooVariation, WooVariationWrite } from "@/lib/woo/resources/variations";
import type { Answered } from "@/lib/sync/core/separate-fault";
import type { WooError } from "@/lib/woo/woo-error";
import type { VariationOperation } from "./plan-variations";

/** A planned operation that takes a request. */
export type VariationToSend = Exclude<VariationOperation, { kind: "skip" }> & {
  /** Set when the store refuses the SKU, and the payload has the other fields only. */
  refusedSku?: WooError;
};

/** The same with the store's answer. */
export type AnsweredVariation = Answered<VariationToSend, WooVariationWrite, WooVariation>;
