import type { Db } from "@/lib/db";
import type { PullChoice } from "@/lib/generated/prisma/enums";
import { listPulledProducts, stockReadOf } from "./list-pulled-products";
import type { RemoteProduct, RemoteVariation } from "../compared-products";

/** A product of the store that the shop has by now, with the variations that the shop has. */
export type LinkableFamily = Omit<RemoteProduct, "variations"> & {
  productId: number;
  choice: PullChoice;
  doubts: readonly string[];
  /** When its quantities were read, by the store's clock; the earliest of several. */
  stockReadAt: Date | null;
  /** The same by the clock of the shop. */
  answeredAt: Date | null;
  variations: (RemoteVariation & { variationId: number })[];
};

/** Loads the next products that are to be linked, by remote id. */
export async function listLinkable(db: Db, pullId: number, afterId: number, limit: number): Promise<LinkableFamily[]> {
  const families = await listPulledProducts(db, pullId, afterId, limit, {
    productId: { not: null },
    verdict: { not: "left_out" },
    choice: { in: ["store", "shop"] },
  });
  return families.flatMap((family): LinkableFamily[] => {
    const { item, variationItems, variations, ...remote } = family;
    if (item.productId === null || item.choice === null) return [];
    const linkable = variations.flatMap((child) => {
      const variationId = variationItems.get(child.remoteId)?.variationId ?? null;
      return variationId === null ? [] : [{ ...child, variationId }];
    });
    const { productId, choice, doubts } = item;
    const { readAt: stockReadAt, answeredAt } = stockReadOf(family);
    return [{ ...remote, productId, choice, doubts, stockReadAt, answeredAt, variations: linkable }];
  });
}
