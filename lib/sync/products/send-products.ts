import { MAX_BATCH_ITEMS } from "@/lib/woo/batch";
import { batchProducts, convertProduct } from "@/lib/woo/resources/products";
import type { WooError } from "@/lib/woo/woo-error";
import { forgetLinksOf } from "@/lib/sync/core/forget-links";
import { requestOptions, type RunContext } from "@/lib/sync/core/run-context";
import { decideAndRecord, LEFT, sendAndRecord, STANDS } from "@/lib/sync/core/send-and-record";
import { failsAlone } from "@/lib/sync/core/separate-fault";
import type { AnsweredProduct, ProductToReplan, ProductToSend } from "./product-to-send";
import { forgetProductLinks, recordProducts } from "./record-products";

/** Refusals that mean "the store knows this SKU": looked up, the product is found and linked. */
const KNOWN_THERE: ReadonlySet<string> = new Set(["duplicate_sku", "sku_in_trash"]);

/**
 * Sends in batches of a hundred, several at a time, and records each batch as it is answered.
 * Returns the products that have to be planned anew: a create whose SKU the store knows (an earlier
 * answer was lost, or it is in the trash), an update of a product that is no longer there.
 *
 * @param options.mayReplan false: such a refusal is the product's outcome
 * @throws WooError when the store as a whole refuses or does not answer, after recording what it did
 */
export async function sendProducts(
  context: RunContext,
  items: readonly ProductToSend[],
  options: { mayReplan: boolean },
): Promise<ProductToReplan[]> {
  const steps = {
    decide: (one: AnsweredProduct) => (options.mayReplan && needsNewPlan(one) ? LEFT : STANDS),
    record: async (stands: readonly AnsweredProduct[], left: readonly AnsweredProduct[]) => {
      await recordProducts(context, stands);
      const gone = left.filter(({ item }) => item.operation.kind === "update");
      await forgetProductLinks(
        context,
        gone.map(({ item }) => item.operation.product),
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
  return item.operation.kind === "create" ? KNOWN_THERE.has(code) : code === "resource_missing";
}

/** Those of another type in the store are re-made first; what it refuses to re-make gets no fields. */
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
 * Re-makes a product as the other type, alone and before its fields: going to simple, the store
 * deletes the variations, whose SKUs would otherwise refuse the product's own.
 *
 * @returns why the store refuses it; null when it did, or nothing was to be done
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
  // From here on the store's type is the new one, whatever becomes of the fields.
  await context.db.$transaction(async (tx) => {
    await forgetLinksOf(tx, context.store.id, { variations: product.variations.map((variation) => variation.id) });
    await tx.productLink.updateMany({
      where: { storeId: context.store.id, productId: product.id },
      data: { sentType: convertTo, sent: {} },
    });
  });
  return null;
}
