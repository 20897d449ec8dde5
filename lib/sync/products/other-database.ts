import { normaliseSku } from "@/lib/woo/resources/sku";
import type { StoreContext } from "@/lib/sync/core/run-context";
import { parseWooDate } from "@/lib/woo/woo-date";
import { WooError } from "@/lib/woo/woo-error";
import { skusOf } from "./match";
import type { AnsweredProduct } from "./product-to-send";

/**
 * Refuses an answer to an update whose SKU is another product's although no SKU was sent: the store's database was
 * replaced, and the id was issued again. A SKU that staff changed in the store has a product older than the link.
 *
 * @throws WooError `other_database` when the product was created after it was last sent to
 */
export async function refuseOtherProduct(
  context: StoreContext,
  { item, sent, result }: AnsweredProduct,
): Promise<void> {
  const { operation } = item;
  if (!result.ok || operation.kind !== "update" || sent.sku !== undefined || !result.data.sku) return;
  const expected = normaliseSku(skusOf(operation.product)[0] ?? "");
  if (expected === "" || normaliseSku(result.data.sku) === expected) return;
  const link = await context.db.productLink.findUnique({
    where: { storeId_productId: { storeId: context.store.id, productId: operation.product.id } },
    select: { sentAt: true },
  });
  const createdAt = parseWooDate(result.data.date_created_gmt ?? null);
  if (link && (createdAt === null || createdAt > link.sentAt)) throw new WooError({ code: "other_database" });
}
