import { MAX_BATCH_ITEMS } from "@/lib/woo/batch-pace";
import { batchProducts } from "@/lib/woo/resources/products";
import type { RunContext } from "@/lib/sync/core/run-context";
import { LEFT, type RecordSteps, sendAndRecord, STANDS } from "@/lib/sync/core/send-and-record";
import type { WooProduct, WooProductWrite } from "@/lib/woo/resources/products";
import { refuseOtherProduct } from "./other-database";
import type { AnsweredProduct, ProductToSend } from "./product-to-send";
import { recordProducts, unlinkProducts } from "./record-products";

type ProductSteps = RecordSteps<ProductToSend, WooProductWrite, WooProduct>;

/**
 * Returns how answers of products are recorded. Answers for which `isLeft` holds are left to the caller; the links of
 * those that are missing in the store are deleted.
 */
export function productSteps(context: RunContext, isLeft: (one: AnsweredProduct) => boolean): ProductSteps {
  return {
    decide: async (one) => {
      if (one.item.refusedSku === undefined) await refuseOtherProduct(context, one);
      return isLeft(one) ? LEFT : STANDS;
    },
    record: async (stands, left) => {
      await recordProducts(context, stands);
      const missing = left.filter(({ item, result }) => item.operation.kind === "update" && isMissing(result));
      await unlinkProducts(
        context,
        missing.map(({ item }) => item.operation.product),
      );
    },
  };
}

/**
 * Sends products in concurrent batches of a hundred, and records each batch when it is answered.
 *
 * @returns the answers that the steps left
 * @throws WooError when the store as a whole refuses or does not answer, after the answers are recorded
 * @throws Interrupted when the signal fires
 */
export async function sendProductBatches(
  context: RunContext,
  items: readonly ProductToSend[],
  steps: ProductSteps,
): Promise<AnsweredProduct[]> {
  const batches: ProductToSend[][] = [];
  for (let start = 0; start < items.length; start += MAX_BATCH_ITEMS)
    batches.push(items.slice(start, start + MAX_BATCH_ITEMS));
  const sent = await Promise.allSettled(
    batches.map((batch) => sendAndRecord(context, batchProducts, batch, { request, ...steps })),
  );
  for (const one of sent) if (one.status === "rejected") throw one.reason;
  return sent.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
}

function request({ operation }: ProductToSend) {
  return { remoteId: operation.kind === "update" ? operation.remoteId : null, payload: operation.payload };
}

/** Whether the store no longer has an updated product. */
export function isMissing(result: AnsweredProduct["result"]): boolean {
  return !result.ok && result.error.code === "resource_missing";
}
