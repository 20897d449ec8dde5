import type { Tx } from "@/lib/db";
import type { PullItem, StorePull } from "@/lib/generated/prisma/client";
import type { PullReason } from "./pull-schema";
import type { RemoteProduct } from "./compared-products";

export type PlannedMatch = Pick<PullItem, "remoteId" | "productId" | "isMatchChosen"> & Pick<RemoteProduct, "product">;

type ShopState = {
  /** The products of the shop that are for sale, by id. */
  types: ReadonlyMap<number, "simple" | "variable">;
  links: readonly { productId: number; remoteId: number }[];
};

/** Why a pull leaves out a product whose match does not hold any more. */
export const LOST = { verdict: "left_out", reason: "match_lost" satisfies PullReason } as const;

/**
 * Returns the remote ids whose match does not hold any more: the store's product or the shop's is linked otherwise, or the
 * product that a person chose is not for sale. Pure.
 */
export function listLostMatches(planned: readonly PlannedMatch[], { types, links }: ShopState): Set<number> {
  const byRemote = new Map(links.map(({ remoteId, productId }) => [remoteId, productId]));
  const byProduct = new Map(links.map(({ remoteId, productId }) => [productId, remoteId]));
  const isLost = ({ remoteId, productId, isMatchChosen, product }: PlannedMatch) => {
    if ((byRemote.get(remoteId) ?? productId) !== productId) return true;
    if (productId === null) return false;
    if ((byProduct.get(productId) ?? remoteId) !== remoteId) return true;
    return isMatchChosen && types.get(productId) !== product.type;
  };
  return new Set(planned.filter(isLost).map(({ remoteId }) => remoteId));
}

/** Finds what changed in the shop since the preview. */
export async function findLostMatches(
  db: Tx,
  { businessId, storeId }: Pick<StorePull, "businessId" | "storeId">,
  planned: readonly PlannedMatch[],
): Promise<Set<number>> {
  const productIds = planned.flatMap(({ productId }) => productId ?? []);
  const remoteIds = planned.map(({ remoteId }) => remoteId);
  const [products, links] = await Promise.all([
    db.product.findMany({
      where: { businessId, isArchived: false, id: { in: productIds } },
      select: { id: true, type: true },
    }),
    db.productLink.findMany({
      where: { storeId, OR: [{ productId: { in: productIds } }, { remoteId: { in: remoteIds } }] },
      select: { productId: true, remoteId: true },
    }),
  ]);
  return listLostMatches(planned, { types: new Map(products.map(({ id, type }) => [id, type])), links });
}
