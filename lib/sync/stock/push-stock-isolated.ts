import { log } from "@/lib/log";
import { isInterruption } from "@/lib/woo/interrupted";
import { isWooError } from "@/lib/woo/woo-error";
import { INTERNAL, type Outcome } from "@/lib/sync/core/outcomes";
import type { StoreContext } from "@/lib/sync/core/run-context";
import { type PushOptions, pushStock, type PushSummary } from "./push-stock";

/** So many variations of a push that fail by an exception have a common cause, such as the store's settings. */
const MAX_ISOLATED = 20;

/**
 * pushStock, in which an unexpected exception fails only the variation that causes it: the variations follow one by one,
 * and those that throw twice alone fail with their cause. The nightly recheck and the next run try them again.
 *
 * @throws WooError when the store as a whole refuses or does not answer
 * @throws Interrupted when the process has to end or the run is cancelled
 */
export async function pushStockIsolated(
  context: StoreContext,
  variationIds: readonly number[],
  options: PushOptions = {},
): Promise<PushSummary> {
  try {
    return await pushStock(context, variationIds, options);
  } catch (error) {
    if (isInterruption(error) || isWooError(error)) throw error;
    log.error({ err: error, storeId: context.store.id }, "an unexpected exception in a push of quantities");
    return pushOneByOne(context, variationIds, options);
  }
}

async function pushOneByOne(
  context: StoreContext,
  variationIds: readonly number[],
  options: PushOptions,
): Promise<PushSummary> {
  const summary: PushSummary = { outcomes: [], upToDate: 0, fault: null };
  let isolated = 0;
  for (const variationId of variationIds) {
    try {
      const one = await pushTwice(context, variationId, options);
      summary.outcomes.push(...one.outcomes);
      summary.upToDate += one.upToDate;
      if (one.fault) return { ...summary, fault: one.fault };
    } catch (error) {
      if (isInterruption(error) || isWooError(error) || isolated >= MAX_ISOLATED) throw error;
      isolated += 1;
      log.error({ err: error, storeId: context.store.id, variationId }, "a quantity could not be pushed");
      summary.outcomes.push(await toFailure(context, variationId));
    }
  }
  return summary;
}

/** The exception may be a lost connection, which has nothing to do with the variation. */
async function pushTwice(context: StoreContext, variationId: number, options: PushOptions): Promise<PushSummary> {
  try {
    return await pushStock(context, [variationId], options);
  } catch (error) {
    if (isInterruption(error) || isWooError(error)) throw error;
    log.warn({ err: error, storeId: context.store.id, variationId }, "a quantity is pushed a second time");
    return pushStock(context, [variationId], options);
  }
}

async function toFailure({ db, store }: StoreContext, variationId: number): Promise<Outcome> {
  const { sku, productId, product } = await db.variation.findUniqueOrThrow({
    where: { id: variationId, businessId: store.businessId },
    select: { sku: true, productId: true, product: { select: { name: true } } },
  });
  const line = { localId: variationId, productId, label: product.name, sku };
  return { entity: "stock", operation: "update", outcome: "failed", ...line, error: { code: INTERNAL } };
}
