import { convertProduct } from "@/lib/woo/resources/products";
import type { WooError } from "@/lib/woo/woo-error";
import { deleteProductLinks } from "@/lib/sync/core/delete-links";
import { requestOptions, type RunContext } from "@/lib/sync/core/run-context";
import { decideAndRecord } from "@/lib/sync/core/send-and-record";
import { failsAlone } from "@/lib/sync/core/separate-fault";
import type { AnsweredProduct, ProductToReplan, ProductToSend } from "./product-to-send";
import { type BlockedProduct, isSkuTaken, toBlocked, toRefusedProduct } from "./send-blocked-products";
import { isMissing, productSteps, sendProductBatches } from "./send-product-batches";

/** Refusals of a create whose SKU the store has already: the product is matched and linked instead. */
const SKU_EXISTS: ReadonlySet<string> = new Set(["duplicate_sku", "sku_in_trash"]);

/** Products without an outcome yet. */
type LeftProducts = {
  /**
   * Creates whose SKU the store has already (an earlier answer was lost, or the product is in the trash), and updates of
   * products that are missing in the store.
   */
  toReplan: ProductToReplan[];
  /** Products whose SKU something else has in the store. */
  blocked: BlockedProduct[];
};

/**
 * Sends products in concurrent batches of a hundred, and records each batch when it is answered.
 *
 * @param options.mayReplan false when the product was replanned already: a taken SKU then blocks it
 * @throws WooError when the store as a whole refuses or does not answer, after the answers are recorded
 * @throws Interrupted when the signal fires
 */
export async function sendProducts(
  context: RunContext,
  items: readonly ProductToSend[],
  { mayReplan }: { mayReplan: boolean },
): Promise<LeftProducts> {
  const isToReplan = (one: AnsweredProduct) => mayReplan && needsNewPlan(one);
  const steps = productSteps(context, (one) => isToReplan(one) || isSkuTaken(one));
  const { ready, refused } = await convertAll(context, items);
  const { left } = await decideAndRecord(refused, steps, 1);
  left.push(...(await sendProductBatches(context, ready, steps)));
  return {
    toReplan: left.filter(isToReplan).map(({ item, result }) => ({
      product: item.operation.product,
      holderId: result.ok ? undefined : result.error.resourceId,
    })),
    blocked: toBlocked(left.filter((one) => !isToReplan(one))),
  };
}

function needsNewPlan({ item, result }: AnsweredProduct): boolean {
  if (result.ok) return false;
  return item.operation.kind === "create" ? SKU_EXISTS.has(result.error.code) : isMissing(result);
}

/**
 * Converts the products that have another type in the store. No fields are sent of those that the store
 * refuses to convert.
 */
async function convertAll(
  context: RunContext,
  items: readonly ProductToSend[],
): Promise<{ ready: ProductToSend[]; refused: AnsweredProduct[] }> {
  const ready: ProductToSend[] = [];
  const refused: AnsweredProduct[] = [];
  for (const item of items) {
    const error = await convert(context, item);
    if (error) refused.push(toRefusedProduct(item, error));
    else ready.push(item);
  }
  return { ready, refused };
}

/**
 * Converts one product, alone and before its fields are sent. On the change to simple, the store deletes
 * the variations, whose SKUs would otherwise block the product's own.
 *
 * @returns the store's refusal; null when the product is converted or has the right type already
 */
async function convert(context: RunContext, { operation }: ProductToSend): Promise<WooError | null> {
  if (operation.kind !== "update" || operation.convertTo === null) return null;
  const { remoteId, convertTo, product } = operation;
  try {
    await convertProduct(context.client, remoteId, convertTo, requestOptions(context));
  } catch (error) {
    if (!failsAlone(error)) throw error;
    return error;
  }
  // The product has the new type in the store from here on, even if its fields are refused.
  await context.db.$transaction(async (tx) => {
    await deleteProductLinks(tx, context.store.id, { variations: product.variations.map((variation) => variation.id) });
    await tx.productLink.updateMany({
      where: { storeId: context.store.id, productId: product.id },
      data: { sentType: convertTo, sent: {} },
    });
  });
  return null;
}
