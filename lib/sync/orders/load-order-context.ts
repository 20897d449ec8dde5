import { SOLD_VARIATION } from "@/lib/catalog/sold-variation";
import type { Db } from "@/lib/db";
import type { Store } from "@/lib/generated/prisma/client";
import { normaliseSku } from "@/lib/woo/resources/sku";
import type { WooOrder } from "@/lib/woo/resources/orders";
import type { OrderContext } from "./map-order";
import { findVariationsBySku } from "./queries/find-variations-by-sku";
import { orderSettingsSchema } from "@/lib/sync/settings/order-settings";

const SOLD_ID = { select: { id: true }, ...SOLD_VARIATION };

/**
 * Loads the variations and tax rates that an order's lines refer to: by link, then by normalised SKU. A simple product
 * is its sold variation, whichever of its former variations the line names.
 */
export async function loadOrderContext(db: Db, store: Store, order: WooOrder): Promise<OrderContext> {
  const remoteIds = order.line_items.map((line) => line.variation_id || line.product_id).filter((id) => id > 0);
  const skus = [...new Set(order.line_items.map((line) => normaliseSku(line.sku)).filter(Boolean))];
  const [variationLinks, productLinks, bySku, rates, business] = await Promise.all([
    db.variationLink.findMany({
      where: { storeId: store.id, remoteId: { in: remoteIds } },
      select: {
        remoteId: true,
        variation: {
          select: {
            id: true,
            isArchived: true,
            product: {
              select: {
                type: true,
                variations: SOLD_ID,
                links: { where: { storeId: store.id }, select: { stockReadAt: true } },
              },
            },
          },
        },
      },
    }),
    db.productLink.findMany({
      where: { storeId: store.id, remoteId: { in: remoteIds }, product: { type: "simple" } },
      select: {
        remoteId: true,
        stockReadAt: true,
        product: { select: { variations: SOLD_ID } },
      },
    }),
    findVariationsBySku(db, store.businessId, skus),
    db.taxRateMapping.findMany({ where: { storeId: store.id } }),
    db.business.findUniqueOrThrow({ where: { id: store.businessId }, select: { currency: true } }),
  ]);
  const variationByRemoteId = new Map(
    variationLinks.map(({ remoteId, variation: { id, isArchived, product } }) => [
      remoteId,
      isArchived && product.type === "simple" ? (product.variations[0]?.id ?? id) : id,
    ]),
  );
  const stockReadAt = new Map<number, Date>();
  for (const { remoteId, variation } of variationLinks) {
    const readAt = variation.product.links[0]?.stockReadAt ?? null;
    if (readAt !== null) stockReadAt.set(variationByRemoteId.get(remoteId) ?? variation.id, readAt);
  }
  for (const link of productLinks) {
    const variation = link.product.variations[0];
    if (!variation) continue;
    variationByRemoteId.set(link.remoteId, variation.id);
    if (link.stockReadAt !== null) stockReadAt.set(variation.id, link.stockReadAt);
  }
  return {
    settings: orderSettingsSchema.parse(store.orderSettings),
    variationByRemoteId,
    stockReadAt,
    variationBySku: new Map(bySku.map((row) => [normaliseSku(row.sku), row.id])),
    taxRateByRemoteId: new Map(rates.map((rate) => [rate.remoteRateId, rate.taxRateId])),
    currency: business.currency,
  };
}
