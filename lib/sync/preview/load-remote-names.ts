import type { StoreContext } from "@/lib/sync/core/run-context";
import type { ProductSnapshot } from "@/lib/sync/products/snapshot";
import type { RemoteNames } from "@/lib/woo/resources/product-fields";

/** Loads the POS's names of the store's categories and attributes, and of those not linked yet by their negated id. */
export async function loadRemoteNames(
  { db, store, business }: Pick<StoreContext, "db" | "store" | "business">,
  product: ProductSnapshot,
): Promise<RemoteNames> {
  const [links, attributeLinks, own] = await Promise.all([
    db.categoryLink.findMany({
      where: { storeId: store.id },
      select: { remoteId: true, category: { select: { name: true } } },
    }),
    db.attributeLink.findMany({
      where: { storeId: store.id },
      select: { remoteId: true, attribute: { select: { name: true } } },
    }),
    db.category.findMany({
      where: { businessId: business.id, id: product.categoryId ?? 0 },
      select: { id: true, name: true },
    }),
  ]);
  return {
    categories: new Map([
      ...links.map(({ remoteId, category }) => [remoteId, category.name] as const),
      ...own.map(({ id, name }) => [-id, name] as const),
    ]),
    attributes: new Map([
      ...attributeLinks.map(({ remoteId, attribute }) => [remoteId, attribute.name] as const),
      ...product.attributes.map(({ id, name }) => [-id, name] as const),
    ]),
  };
}
