import { z } from "zod";
import { sendBatch, type WooBatchCall } from "../batch";
import type { CallOptions } from "../call-store";
import type { WooClient } from "../woo-client";
import { PRODUCTS_PATH } from "./products";
import { wooId } from "./scalars";
import { listHeldStock, wooPriceText, type WooSellableWrite } from "./sellable";

/** The collection of one product's variations. */
export const variationsPath = (parentId: number) => `${PRODUCTS_PATH}/${parentId}/variations`;

/** What the engine says of a variation; what is left out stays as it is in the store. */
export type WooVariationWrite = WooSellableWrite & {
  /** `private` is what the store's own "Enabled" box writes when it is taken out. */
  status?: "publish" | "private";
  /** `option` is the term's name, not its slug. */
  attributes?: { id: number; option: string }[];
};

/** What the engine reads of a variation that the store answers with; the rest is not needed. */
export const wooVariationSchema = z.object({
  id: wooId,
  regular_price: wooPriceText.optional(),
  /** `parent` when it follows the product. */
  tax_class: z.string().optional(),
});
export type WooVariation = z.infer<typeof wooVariationSchema>;

/** Creates and updates variations of one product. A parent that is gone refuses the whole batch. @throws as sendBatch */
export function batchVariations(parentId: number): WooBatchCall<WooVariationWrite, WooVariation> {
  return (client, batch, options) =>
    sendBatch(client, `${variationsPath(parentId)}/batch`, batch, wooVariationSchema, options);
}

/** Yields what the store holds of these variations of one product. @throws WooError */
export function listVariationStock(
  client: WooClient,
  parentId: number,
  remoteIds: readonly number[],
  options: CallOptions = {},
) {
  return listHeldStock(client, variationsPath(parentId), remoteIds, options);
}
