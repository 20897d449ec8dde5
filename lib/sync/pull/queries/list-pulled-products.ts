import type { Tx } from "@/lib/db";
import type { Prisma, PullItem } from "@/lib/generated/prisma/client";
import { pulledProductSchema, pulledVariationSchema } from "@/lib/woo/resources/pulled";
import type { RemoteProduct, RemoteVariation } from "../compared-products";

export type PulledFamily = RemoteProduct & { item: PullItem; variationItems: Map<number, PullItem> };

/** When the quantities of a family were read, by the store's clock and by that of the shop; the earliest of several. */
export function stockReadOf({ item, variationItems }: PulledFamily): {
  readAt: Date | null;
  answeredAt: Date | null;
} {
  const own = [...variationItems.values()];
  return {
    readAt: earliest(own.map(({ readAt }) => readAt)) ?? item.readAt,
    answeredAt: earliest(own.map(({ answeredAt }) => answeredAt)) ?? item.answeredAt,
  };
}

function earliest(times: readonly (Date | null)[]): Date | null {
  const known = times.flatMap((time) => (time === null ? [] : [time.getTime()]));
  return known.length === 0 ? null : new Date(Math.min(...known));
}

/** Loads the next products of a pull with their variations, by remote id. */
export async function listPulledProducts(
  db: Tx,
  pullId: number,
  afterId: number,
  limit: number,
  which: Prisma.PullItemWhereInput = {},
): Promise<PulledFamily[]> {
  const items = await db.pullItem.findMany({
    where: { ...which, pullId, kind: "product", remoteId: { gt: afterId } },
    orderBy: { remoteId: "asc" },
    take: limit,
  });
  const children = await db.pullItem.findMany({
    where: { pullId, kind: "variation", parentRemoteId: { in: items.map(({ remoteId }) => remoteId) } },
    orderBy: { remoteId: "asc" },
  });
  const byParent = new Map<number, PullItem[]>();
  for (const child of children)
    byParent.set(child.parentRemoteId, [...(byParent.get(child.parentRemoteId) ?? []), child]);
  return items.map((item) => {
    const own = byParent.get(item.remoteId) ?? [];
    return {
      item,
      variationItems: new Map(own.map((child) => [child.remoteId, child])),
      remoteId: item.remoteId,
      sku: item.sku,
      product: pulledProductSchema.parse(item.payload),
      variations: own.map(({ remoteId, sku, payload }): RemoteVariation => ({
        remoteId,
        sku,
        variation: pulledVariationSchema.parse(payload),
      })),
    };
  });
}
