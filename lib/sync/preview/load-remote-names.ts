import { loadSentNames, namesIn } from "@/lib/sync/categories/load-category-links";
import type { StoreContext } from "@/lib/sync/core/run-context";
import type { ProductSnapshot } from "@/lib/sync/products/snapshot";
import type { RemoteNames } from "@/lib/woo/resources/product-fields";

/** Loads the POS's names of the store's categories and attributes, and of those not linked yet by their negated id. */
export async function loadRemoteNames(
  context: Pick<StoreContext, "db" | "store" | "business" | "settings">,
  product: ProductSnapshot,
): Promise<RemoteNames> {
  const { db, store, business, settings } = context;
  const [sentNames, attributeLinks, own] = await Promise.all([
    loadSentNames(context),
    db.attributeLink.findMany({
      where: { storeId: store.id },
      select: { remoteId: true, attribute: { select: { name: true } } },
    }),
    db.category.findMany({
      where: { businessId: business.id, id: product.categoryId ?? 0 },
      select: { id: true, ...namesIn(settings.language) },
    }),
  ]);
  return {
    categories: new Map([...sentNames, ...own.map(({ id, name, texts }) => [-id, texts[0]?.name ?? name] as const)]),
    attributes: new Map([
      ...attributeLinks.map(({ remoteId, attribute }) => [remoteId, attribute.name] as const),
      ...product.attributes.map(({ id, name }) => [-id, name] as const),
    ]),
  };
}
