import { SOLD_VARIATION } from "@/lib/catalog/sold-variation";
import { isOtherThing, type LinkedThing } from "@/lib/sync/core/other-thing";
import { requestOptions, type StoreContext } from "@/lib/sync/core/run-context";
import { sentFieldsSchema } from "@/lib/sync/core/sent-fields";
import { listProductStock } from "@/lib/woo/resources/products";
import { WooError } from "@/lib/woo/woo-error";

/** The highest ids are those that a replaced database issues again. */
const CHECKED = 10;

/**
 * Checks, before a run's first write, that the ids of the latest linked products still stand for them. One request;
 * nothing is requested where nothing is linked.
 *
 * @throws WooError `other_database` when an id stands for another product, or when the store does not answer
 * @throws Interrupted when the signal fires
 */
export async function checkIdentities(context: StoreContext): Promise<void> {
  const linked = await loadLatestLinks(context);
  if (linked.size === 0) return;
  const listed = listProductStock(context.client, [...linked.keys()], requestOptions(context));
  for await (const { id, ...identity } of listed) {
    const thing = linked.get(id);
    if (thing && isOtherThing(thing, identity)) throw new WooError({ code: "other_database" });
  }
}

/** Loads the linked products with the highest remote ids, by remote id. */
async function loadLatestLinks({ db, store }: StoreContext): Promise<Map<number, LinkedThing>> {
  const links = await db.productLink.findMany({
    where: { storeId: store.id },
    orderBy: { remoteId: "desc" },
    take: CHECKED,
    include: {
      product: {
        select: { type: true, sku: true, createdAt: true, variations: { ...SOLD_VARIATION, select: { sku: true } } },
      },
    },
  });
  return new Map(
    links.map(({ remoteId, sent, sentAt, madeInRun, product }) => [
      remoteId,
      {
        sku: (product.type === "simple" ? product.variations[0]?.sku : undefined) ?? product.sku,
        sentSku: sentFieldsSchema.parse(sent)["sku"] ?? null,
        sentAt,
        bornAt: madeInRun === null ? null : product.createdAt,
      },
    ]),
  );
}
