import { normaliseSku } from "@/lib/woo/resources/sku";
import type { StoreContext } from "@/lib/sync/core/run-context";
import { parseWooDate } from "@/lib/woo/woo-date";
import { WooError } from "@/lib/woo/woo-error";
import { skusOf } from "./match";
import type { AnsweredProduct } from "./product-to-send";
import type { AnsweredVariation } from "./variation-to-send";

/** What the store answers of an updated product or variation. */
type Answer = { sku?: string | undefined; date_created_gmt?: string | null | undefined };

/**
 * Refuses an answer to an update whose SKU is another product's although no SKU was sent: the store's database was
 * replaced, and the id was issued again. A SKU that staff changed in the store has a product older than the link.
 *
 * @throws WooError `other_database` when the product was created after it was last sent to
 */
export async function refuseOtherProduct(
  { db, store }: Pick<StoreContext, "db" | "store">,
  { item, sent, result }: AnsweredProduct,
): Promise<void> {
  const { operation } = item;
  if (!result.ok || operation.kind !== "update" || sent.sku !== undefined) return;
  if (!hasOtherSku(skusOf(operation.product)[0] ?? "", result.data)) return;
  const storeId_productId = { storeId: store.id, productId: operation.product.id };
  refuseCreatedSince(await db.productLink.findUnique({ where: { storeId_productId } }), result.data);
}

/**
 * Refuses an answer to an update of a variation, as refuseOtherProduct does.
 *
 * @throws WooError `other_database` when the variation was created after it was last sent to
 */
export async function refuseOtherVariation(
  { db, store }: Pick<StoreContext, "db" | "store">,
  { item, sent, result }: AnsweredVariation,
): Promise<void> {
  if (!result.ok || item.kind === "create" || sent.sku !== undefined || item.refusedSku !== undefined) return;
  if (!hasOtherSku(item.variation.sku, result.data)) return;
  const storeId_variationId = { storeId: store.id, variationId: item.variation.id };
  refuseCreatedSince(await db.variationLink.findUnique({ where: { storeId_variationId } }), result.data);
}

function hasOtherSku(sku: string, answer: Answer): boolean {
  const expected = normaliseSku(sku);
  return Boolean(answer.sku) && expected !== "" && normaliseSku(answer.sku ?? "") !== expected;
}

function refuseCreatedSince(link: { sentAt: Date } | null, { date_created_gmt }: Answer): void {
  const createdAt = parseWooDate(date_created_gmt ?? null);
  if (link && (createdAt === null || createdAt > link.sentAt)) throw new WooError({ code: "other_database" });
}
