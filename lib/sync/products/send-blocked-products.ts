import type { RunContext } from "@/lib/sync/core/run-context";
import type { WooError } from "@/lib/woo/woo-error";
import { exchangeSkus } from "./exchange-skus";
import type { BlockedSku } from "./plan-sku-exchange";
import type { AnsweredProduct, ProductToSend } from "./product-to-send";
import { recordProducts } from "./record-products";
import { productSteps, sendProductBatches } from "./send-product-batches";

/** A product whose SKU another product or variation has in the store, with the store's refusal. */
export type BlockedProduct = BlockedSku & { item: ProductToSend; error: WooError };

/** Whether the store refused a product because of its SKU. */
export function isSkuTaken({ result }: AnsweredProduct): boolean {
  return !result.ok && result.error.code === "duplicate_sku";
}

/** Returns the refused products among answers. */
export function toBlocked(answered: readonly AnsweredProduct[]): BlockedProduct[] {
  return answered.flatMap(({ item, result }) => {
    if (result.ok) return [];
    const { operation } = item;
    const remoteId = operation.kind === "update" ? operation.remoteId : null;
    return { item, error: result.error, remoteId, sku: operation.payload.sku ?? "", holderId: result.error.resourceId };
  });
}

/**
 * Sends products whose SKU something else has in the store, once that SKU is freed (exchange-skus.ts). Where it stays
 * taken, the refusal is recorded, and the other fields of a linked product are sent.
 *
 * @throws WooError when the store as a whole refuses or does not answer, after the answers are recorded
 * @throws Interrupted when the signal fires
 */
export function sendBlockedProducts(context: RunContext, all: readonly BlockedProduct[]): Promise<void> {
  return exchangeSkus(context, all, async ({ again, stuck }) => {
    const left = await sendProductBatches(
      context,
      again.map(({ item }) => item),
      productSteps(context, isSkuTaken),
    );
    const refused = [...stuck, ...toBlocked(left)].map((blocked) => ({ ...blocked, rest: withoutSku(blocked) }));
    await recordProducts(
      context,
      refused.filter(({ rest }) => rest === null).map(({ item, error }) => toRefusedProduct(item, error)),
    );
    await sendProductBatches(
      context,
      refused.flatMap(({ rest }) => rest ?? []),
      productSteps(context, () => false),
    );
  });
}

/** Returns the update without its SKU; null when nothing else is to be sent. */
function withoutSku({ item, error }: BlockedProduct): ProductToSend | null {
  const { operation } = item;
  if (operation.kind !== "update") return null;
  const { sku: _refused, ...payload } = operation.payload;
  const { sku: _unsent, ...sent } = operation.sent;
  if (Object.keys(payload).length === 0) return null;
  return { ...item, operation: { ...operation, payload, sent }, refusedSku: error };
}

/** Returns a refusal as the product's answer. */
export function toRefusedProduct(item: ProductToSend, error: WooError): AnsweredProduct {
  return { item, sent: item.operation.payload, result: { ok: false, error, maybeSent: false } };
}
