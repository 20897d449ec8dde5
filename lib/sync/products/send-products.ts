import { MAX_BATCH_ITEMS, type WooItemResult } from "@/lib/woo/batch";
import { batchProducts, convertProduct, type WooProduct } from "@/lib/woo/resources/products";
import { forgetLinksOf } from "@/lib/sync/core/forget-links";
import type { ProductOperation } from "./plan-products";
import type { ProductSnapshot } from "./snapshot";
import { requestOptions, type RunContext } from "@/lib/sync/core/run-context";
import { forgetProductLinks, recordProducts } from "./record-products";
import { settle, failsAlone } from "@/lib/sync/core/settle";

export type ProductToSend = {
  operation: Exclude<ProductOperation, { kind: "skip" }>;
  /** What the log calls it. */
  as: "create" | "update" | "link" | "restore" | "convert";
};

/** A product to plan anew, and what the store said has its SKU, which a look-up by SKU may not show. */
export type TurnedProduct = { product: ProductSnapshot; holderId: number | undefined };

/** Refusals that mean "the store knows this SKU": looked up, the product is found and linked. */
const KNOWN_THERE: ReadonlySet<string> = new Set(["duplicate_sku", "sku_in_trash"]);

/**
 * Sends in batches of a hundred, several at a time, and records each batch as it is answered.
 * Returns the products that have to be planned anew: a create whose SKU the store knows (an earlier
 * answer was lost, or it is in the trash), an update of a product that is no longer there.
 *
 * @throws WooError when the store as a whole refuses or does not answer, after recording what it did
 */
export async function sendProducts(
  context: RunContext,
  items: readonly ProductToSend[],
  options: { mayTurnAround: boolean },
): Promise<TurnedProduct[]> {
  const ready: ProductToSend[] = [];
  const again: TurnedProduct[] = [];
  for (const item of items) {
    const converted = await convert(context, item);
    if (converted.ok) ready.push(item);
    else again.push(...(await finish(context, [{ item, result: converted }], options)));
  }
  const batches: ProductToSend[][] = [];
  for (let start = 0; start < ready.length; start += MAX_BATCH_ITEMS)
    batches.push(ready.slice(start, start + MAX_BATCH_ITEMS));
  const settled = await Promise.allSettled(batches.map((batch) => sendOne(context, batch, options)));
  for (const one of settled) if (one.status === "fulfilled") again.push(...one.value);
  for (const one of settled) if (one.status === "rejected") throw one.reason;
  return again;
}

async function sendOne(
  context: RunContext,
  batch: readonly ProductToSend[],
  options: { mayTurnAround: boolean },
): Promise<TurnedProduct[]> {
  const creates = batch.filter((item) => item.operation.kind === "create");
  const updates = batch.flatMap((item) =>
    item.operation.kind === "update" ? [{ item, remoteId: item.operation.remoteId }] : [],
  );
  const results = await batchProducts(
    context.client,
    {
      create: creates.map((item) => item.operation.payload),
      update: updates.map(({ item, remoteId }) => ({ id: remoteId, ...item.operation.payload })),
    },
    requestOptions(context),
  );
  const { final, fault } = await settle(context, [
    ...creates.map((item, position) => ({ item, result: results.create[position] })),
    ...updates.map(({ item }, position) => ({ item, result: results.update[position] })),
  ]);
  const again = await finish(context, final, options);
  if (fault) throw fault;
  return again;
}

/** Records what is final; the rest is planned again. */
async function finish(
  context: RunContext,
  results: readonly { item: ProductToSend; result: WooItemResult<WooProduct> }[],
  options: { mayTurnAround: boolean },
): Promise<TurnedProduct[]> {
  const turned = results.filter(
    ({ item, result }) => options.mayTurnAround && !result.ok && turnsAround(item, result.error.code),
  );
  await recordProducts(
    context,
    results.filter((one) => !turned.includes(one)),
  );
  const gone = turned.filter(({ item }) => item.operation.kind === "update").map(({ item }) => item.operation.product);
  await forgetProductLinks(context, gone);
  return turned.map(({ item, result }) => ({
    product: item.operation.product,
    holderId: result.ok ? undefined : result.error.resourceId,
  }));
}

function turnsAround(item: ProductToSend, code: string): boolean {
  return item.operation.kind === "create" ? KNOWN_THERE.has(code) : code === "resource_missing";
}

/**
 * Re-makes a product as the other type, alone and before its fields: going to simple, the store
 * deletes the variations, whose SKUs would otherwise refuse the product's own.
 */
async function convert(context: RunContext, { operation }: ProductToSend): Promise<WooItemResult<WooProduct>> {
  if (operation.kind !== "update" || operation.convertTo === null) return { ok: true, data: { id: 1 } };
  const { remoteId, convertTo, product } = operation;
  try {
    const data = await convertProduct(context.client, remoteId, convertTo, requestOptions(context));
    // From here on the store's type is the new one, whatever becomes of the fields.
    await context.db.$transaction(async (tx) => {
      await forgetLinksOf(tx, context.store.id, { variations: product.variations.map((variation) => variation.id) });
      await tx.productLink.updateMany({
        where: { storeId: context.store.id, productId: product.id },
        data: { sentType: convertTo, sent: {} },
      });
    });
    return { ok: true, data };
  } catch (error) {
    if (!failsAlone(error)) throw error;
    return { ok: false, error, maybeSent: false };
  }
}
