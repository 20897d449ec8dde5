import type { Tx } from "@/lib/db";
import type { StorePull } from "@/lib/generated/prisma/client";
import type { Taker } from "./refuse-match";

/**
 * Returns which products of the shop have a match other than one product of the pull: linked with the store, or matched
 * in the preview.
 */
export async function listTakers(
  db: Tx,
  { id, storeId }: Pick<StorePull, "id" | "storeId">,
  remoteId: number,
  productIds: readonly number[],
): Promise<Map<number, Taker>> {
  const isOther = { productId: { in: [...productIds] }, remoteId: { not: remoteId } };
  const [matched, linked] = await Promise.all([
    db.pullItem.findMany({
      where: { pullId: id, kind: "product", ...isOther },
      select: { productId: true, label: true },
    }),
    db.productLink.findMany({ where: { storeId, ...isOther }, select: { productId: true } }),
  ]);
  return new Map<number, Taker>([
    ...matched.map(({ productId, label }): [number, Taker] => [productId ?? 0, { kind: "matched", label }]),
    ...linked.map(({ productId }): [number, Taker] => [productId, { kind: "linked" }]),
  ]);
}
