import { normaliseSku } from "@/lib/woo/resources/sku";
import type { SkuHolder } from "./sku-holders";

/** Something whose SKU the store refuses, because `holderId` has it there. */
export type BlockedSku = { remoteId: number | null; sku: string; holderId: number | undefined };

export type SkuExchange<B extends BlockedSku> = {
  /** Their SKUs in the store are set to "" first, which a store never refuses. */
  toFree: SkuHolder[];
  /** Sent again once those SKUs are free. */
  again: B[];
  /** Freed without being among the blocked: their own SKUs follow last. */
  toSend: SkuHolder[];
  /** The SKU stays taken: by something that is not linked, or that has it in the POS as well. */
  stuck: B[];
};

/**
 * Plans how things that wait for each other's SKUs get them: swapped SKUs, a ring of several, or a new thing with the SKU
 * that another one gave up. A holder that was sent its new SKU meanwhile needs no freeing.
 *
 * @param holders remote id → what is linked with it
 */
export function planSkuExchange<B extends BlockedSku>(
  blocked: readonly B[],
  holders: ReadonlyMap<number, SkuHolder>,
): SkuExchange<B> {
  const toFree = new Map<number, SkuHolder>();
  const again: B[] = [];
  const stuck: B[] = [];
  for (const item of blocked) {
    const holder = item.holderId === undefined ? undefined : holders.get(item.holderId);
    if (!holder || normaliseSku(holder.sku) === normaliseSku(item.sku)) {
      stuck.push(item);
      continue;
    }
    again.push(item);
    if (!holder.isSkuSent) toFree.set(holder.remoteId, holder);
  }
  const isSentAgain = new Set(again.map(({ remoteId }) => remoteId));
  const freed = [...toFree.values()];
  return { toFree: freed, again, toSend: freed.filter(({ remoteId }) => !isSentAgain.has(remoteId)), stuck };
}
