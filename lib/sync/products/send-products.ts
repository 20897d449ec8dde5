import { MAX_BATCH_ITEMS } from "@/lib/woo/batch-pace";
import { batchProducts, convertProduct } from "@/lib/woo/resources/products";
import type { WooError } from "@/lib/woo/woo-error";
import { deleteProductLinks } from "@/lib/sync/core/delete-links";
import { requestOptions, type RunContext } from "@/lib/sync/core/run-context";
import { decideAndRecord, LEFT, sendAndRecord, STANDS } from "@/lib/sync/core/send-and-record";
import { failsAlone } from "@/lib/sync/core/separate-fault";
import type { AnsweredProduct, ProductToReplan, ProductToSend } from "./product-to-send";
import { refuseOtherProduct } from "./other-database";
import { unlinkProducts, recordProducts } from "./record-products";

/** Refusals of a create whose SKU the store has already: the product is matched and linked instead. */
const SKU_EXISTS: ReadonlySet<string> = new Set(["duplicate_sku", "sku_in_trash"]);

/**
 * Sends products in concurrent batches of a hundred, and records each batch when it is answered.
 *
 * @param options.mayReplan false when such a refusal is the product's outcome
 * @returns the products to replan: creates whose SKU the store has already (an earlier answer was lost,
 *   or the product is in the trash), and updates of products that are missing in the store
 * @throws WooError when the store as a whole refuses or does not answer, after the answers are recorded
 * @throws Interrupted when the signal fires
 */
export async function sendProducts(
  context: RunContext,
  items: readonly ProductToSend[],
  options: { mayReplan: boolean },
): Promise<ProductToReplan[]> {
  const steps = {
    decide: async (one: AnsweredProduct) => {
      await refuseOtherProduct(context, one);
      return options.mayReplan && needsNewPlan(one) ? LEFT : STANDS;
    },
    record: async (stands: readonly AnsweredProduct[], left: readonly AnsweredProduct[]) => {
      await recordProducts(context, stands);
      const missing = left.filter(({ item }) => item.operation.kind === "update");
      await unlinkProducts(
        context,
        missing.map(({ item }) => item.operation.product),
      );
    },
  };
  const { ready, refused } = await convertAll(context, items);
  const { left } = await decideAndRecord(refused, steps, 1);
  const batches: ProductToSend[][] = [];
  for (let start = 0; start < ready.length; start += MAX_BATCH_ITEMS)
    batches.push(ready.slice(start, start + MAX_BATCH_ITEMS));
  const sent = await Promise.allSettled(
    batches.map((batch) => sendAndRecord(context, batchProducts, batch, { request, ...steps })),
  );
  for (const one of sent) if (one.status === "rejected") throw one.reason;
  const replan = [...left, ...sent.flatMap((one) => (one.status === "fulfilled" ? one.value : []))];
  return replan.map(({ item, result }) => ({
    product: item.operation.product,
    holderId: result.ok ? undefined : result.error.resourceId,
  }));
}

function request({ operation }: ProductToSend) {
  return { remoteId: operation.kind === "update" ? operation.remoteId : null, payload: operation.payload };
}

function needsNewPlan({ item, result }: AnsweredProduct): boolean {
  if (result.ok) return false;
  const { code } = result.error;
  return item.operation.kind === "create" ? SKU_EXISTS.has(code) : code === "resource_missing";
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
    if (error) refused.push({ item, sent: item.operation.payload, result: { ok: false, error, maybeSent: false } });
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
