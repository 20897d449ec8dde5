import type { Db } from "@/lib/db";
import type { PullItem } from "@/lib/generated/prisma/client";
import type { PullProductView, UnmatchedVariations } from "./pull-view";

/** Variations that a line names. */
const NAMED = 5;

type MatchView = Pick<PullProductView, "product" | "unmatched">;

/** Loads what the preview says of the matches of some products of a pull, by remote id. */
export async function loadMatchViews(
  db: Db,
  { id, businessId }: { id: number; businessId: number },
  items: readonly Pick<PullItem, "remoteId" | "productId">[],
): Promise<Map<number, MatchView>> {
  const matched = items.flatMap(({ remoteId, productId }) => (productId === null ? [] : [{ remoteId, productId }]));
  const [products, children] = await Promise.all([
    db.product.findMany({
      where: { businessId, id: { in: matched.map(({ productId }) => productId) } },
      select: {
        id: true,
        name: true,
        sku: true,
        type: true,
        variations: { where: { isArchived: false }, select: { id: true, sku: true }, orderBy: { position: "asc" } },
      },
    }),
    db.pullItem.findMany({
      where: {
        pullId: id,
        kind: "variation",
        verdict: { not: null },
        parentRemoteId: { in: matched.map(({ remoteId }) => remoteId) },
      },
      orderBy: { remoteId: "asc" },
      select: { parentRemoteId: true, label: true, variationId: true },
    }),
  ]);
  const byId = new Map(products.map((product) => [product.id, product]));
  return new Map(
    matched.flatMap(({ remoteId, productId }): [number, MatchView][] => {
      const found = byId.get(productId);
      if (!found) return [];
      const { type, variations, ...product } = found;
      const own = children.filter(({ parentRemoteId }) => parentRemoteId === remoteId);
      const used = new Set(own.map(({ variationId }) => variationId));
      const unmatched: UnmatchedVariations = {
        store: firstOf(own.filter(({ variationId }) => variationId === null).map(({ label }) => label)),
        shop: firstOf(variations.filter((variation) => !used.has(variation.id)).map(({ sku }) => sku)),
      };
      const hasUnmatched = type === "variable" && unmatched.store.count + unmatched.shop.count > 0;
      return [[remoteId, { product, unmatched: hasUnmatched ? unmatched : null }]];
    }),
  );
}

function firstOf(names: readonly string[]): { names: string[]; count: number } {
  return { names: names.slice(0, NAMED), count: names.length };
}
