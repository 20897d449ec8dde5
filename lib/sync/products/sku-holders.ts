import { SOLD_VARIATION } from "@/lib/catalog/sold-variation";
import type { StoreContext } from "@/lib/sync/core/run-context";
import { hashPayload, sentFieldsSchema } from "@/lib/sync/core/sent-fields";

/** A linked product or variation, by its remote id, with the SKU that it has in the POS now. */
export type SkuHolder = {
  kind: "product" | "variation";
  localId: number;
  productId: number;
  label: string;
  remoteId: number;
  /** The remote id of a variation's parent; null for a product. */
  parentRemoteId: number | null;
  sku: string;
  /** Whether that SKU was sent, so that the store has it. */
  isSkuSent: boolean;
};

/**
 * Loads what is linked with remote ids. Things that are no longer sent (archived, not synced) are left out, because they
 * keep their SKU in the store.
 *
 * @returns remote id → holder
 */
export async function loadSkuHolders(
  { db, store }: StoreContext,
  remoteIds: readonly number[],
): Promise<Map<number, SkuHolder>> {
  const where = { storeId: store.id, remoteId: { in: [...remoteIds] } };
  const isSent = { isSyncDisabled: false, isArchived: false };
  const [products, variations] = await Promise.all([
    db.productLink.findMany({
      where: { ...where, product: isSent },
      select: {
        productId: true,
        remoteId: true,
        sent: true,
        product: {
          select: { type: true, sku: true, name: true, variations: { select: { sku: true }, ...SOLD_VARIATION } },
        },
      },
    }),
    db.variationLink.findMany({
      where: { ...where, variation: { isArchived: false, product: isSent } },
      select: {
        variationId: true,
        remoteId: true,
        sent: true,
        variation: {
          select: {
            sku: true,
            productId: true,
            product: { select: { name: true, links: { where: { storeId: store.id }, select: { remoteId: true } } } },
          },
        },
      },
    }),
  ]);
  const holders: SkuHolder[] = [
    ...products.map(({ productId, remoteId, sent, product }) => {
      const sku = product.type === "variable" ? product.sku : (product.variations[0]?.sku ?? product.sku);
      const line = { localId: productId, productId, label: product.name, remoteId, parentRemoteId: null };
      return { kind: "product" as const, ...line, sku, isSkuSent: hasSent(sent, sku) };
    }),
    ...variations.map(({ variationId, remoteId, sent, variation: { sku, productId, product } }) => {
      const parentRemoteId = product.links[0]?.remoteId ?? null;
      const line = { localId: variationId, productId, label: product.name, remoteId, parentRemoteId };
      return { kind: "variation" as const, ...line, sku, isSkuSent: hasSent(sent, sku) };
    }),
  ];
  return new Map(holders.map((holder) => [holder.remoteId, holder]));
}

function hasSent(sent: unknown, sku: string): boolean {
  return sentFieldsSchema.parse(sent)["sku"] === hashPayload({ sku });
}
