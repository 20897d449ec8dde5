import { hasOtherSku, isOtherThing, type RemoteIdentity } from "@/lib/sync/core/other-thing";
import type { StoreContext } from "@/lib/sync/core/run-context";
import { sentFieldsSchema } from "@/lib/sync/core/sent-fields";
import { WooError } from "@/lib/woo/woo-error";
import { skusOf } from "./match";
import type { AnsweredProduct } from "./product-to-send";
import type { AnsweredVariation } from "./variation-to-send";

/**
 * Refuses an answer to an update whose SKU is another product's although no SKU was sent: the store's database was
 * replaced, and the id was issued again (other-thing.ts).
 *
 * @throws WooError `other_database`
 */
export async function refuseOtherProduct(
  { db, store }: Pick<StoreContext, "db" | "store">,
  { item, sent, result }: AnsweredProduct,
): Promise<void> {
  const { operation } = item;
  if (!result.ok || operation.kind !== "update" || sent.sku !== undefined) return;
  const sku = skusOf(operation.product)[0] ?? "";
  if (!hasOtherSku(sku, result.data)) return;
  const storeId_productId = { storeId: store.id, productId: operation.product.id };
  const link = await db.productLink.findUnique({
    where: { storeId_productId },
    include: { product: { select: { createdAt: true } } },
  });
  if (link) refuseOther(sku, { ...link, createdAt: link.product.createdAt }, result.data);
}

/**
 * Refuses an answer to an update of a variation, as refuseOtherProduct does.
 *
 * @throws WooError `other_database`
 */
export async function refuseOtherVariation(
  { db, store }: Pick<StoreContext, "db" | "store">,
  { item, sent, result }: AnsweredVariation,
): Promise<void> {
  if (!result.ok || item.kind === "create" || sent.sku !== undefined || item.refusedSku !== undefined) return;
  if (!hasOtherSku(item.variation.sku, result.data)) return;
  const storeId_variationId = { storeId: store.id, variationId: item.variation.id };
  const link = await db.variationLink.findUnique({
    where: { storeId_variationId },
    include: { variation: { select: { createdAt: true } } },
  });
  if (link) refuseOther(item.variation.sku, { ...link, createdAt: link.variation.createdAt }, result.data);
}

type LinkRow = { sent: unknown; sentAt: Date; madeInRun: number | null; createdAt: Date };

function refuseOther(sku: string, { sent, sentAt, madeInRun, createdAt }: LinkRow, answer: RemoteIdentity): void {
  const sentSku = sentFieldsSchema.parse(sent)["sku"] ?? null;
  const linked = { sku, sentSku, sentAt, bornAt: madeInRun === null ? null : createdAt };
  if (isOtherThing(linked, answer)) throw new WooError({ code: "other_database" });
}
