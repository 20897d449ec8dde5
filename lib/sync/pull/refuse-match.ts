import type { PullItem } from "@/lib/generated/prisma/client";
import { normaliseSku } from "@/lib/woo/resources/sku";
import { AppError } from "@/lib/errors";
import type { LocalProduct, RemoteProduct, ShopIndex } from "./compared-products";
import type { ProductPlan } from "./plan-product";

type Item = Pick<PullItem, "verdict" | "doubts" | "reason" | "isMatchChosen">;

/** Whether a person may choose the match of a product: it is new, its match is doubtful, or its match is taken. */
export function canChooseMatch({ verdict, reason, isMatchChosen }: Item): boolean {
  if (isMatchChosen || verdict === "new" || verdict === "doubtful") return true;
  return verdict === "left_out" && (reason === "type_differs" || reason === "linked_elsewhere");
}

/** Whether a person may have a product made anew instead: the shop has none of its SKUs, only a barcode. */
export function canBeNew({ doubts, isMatchChosen }: Item): boolean {
  return !isMatchChosen && doubts.includes("by_barcode");
}

/** Who has a product of the shop already. */
export type Taker = { kind: "linked" } | { kind: "matched"; label: string };

type Choice = {
  remote: RemoteProduct;
  /** The product of the shop; undefined when it is not for sale any more. */
  local: LocalProduct | undefined;
  taker: Taker | undefined;
};

/**
 * Refuses a match that the pull could not carry out. Pure.
 *
 * @throws AppError `not_found` (`pullMatchGone`) when the shop has no such product for sale
 * @throws AppError `invalid_input` (`pullMatchType`) when one is simple, the other variable
 * @throws AppError `conflict` (`pullMatchLinked`, `pullMatchTaken`) when the product has another match
 */
export function refuseMatch({ remote, local, taker }: Choice): void {
  if (!local) throw new AppError("not_found", "pullMatchGone");
  const values = { product: local.name };
  if (local.type !== remote.product.type) throw new AppError("invalid_input", "pullMatchType", { values });
  if (taker?.kind === "linked") throw new AppError("conflict", "pullMatchLinked", { values });
  if (taker) throw new AppError("conflict", "pullMatchTaken", { values: { ...values, other: taker.label } });
}

/**
 * Refuses a match whose new variations have SKUs of other products. Pure.
 *
 * @throws AppError `conflict` (`pullMatchSku`)
 */
export function refuseForeignSkus(
  remote: RemoteProduct,
  { productId, variations }: Pick<ProductPlan, "productId" | "variations">,
  { bySku }: Pick<ShopIndex, "bySku">,
): void {
  const fresh = new Set(variations.flatMap(({ remoteId, variationId }) => (variationId === null ? [remoteId] : [])));
  for (const { remoteId, sku } of remote.variations) {
    const owner = sku === "" || !fresh.has(remoteId) ? undefined : bySku.get(normaliseSku(sku));
    if (owner !== undefined && owner !== productId) throw new AppError("conflict", "pullMatchSku", { values: { sku } });
  }
}

/**
 * Refuses to make a product anew that the shop has by SKU. Pure.
 *
 * @throws AppError `conflict` (`pullSkuInUse`)
 */
export function refuseNew(remote: RemoteProduct, { bySku }: Pick<ShopIndex, "bySku">): void {
  for (const { sku } of [remote, ...remote.variations])
    if (sku !== "" && bySku.has(normaliseSku(sku))) throw new AppError("conflict", "pullSkuInUse", { values: { sku } });
}
