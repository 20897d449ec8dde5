import { AppError } from "@/lib/errors";
import { countScope, listScopeIds } from "@/lib/sync/core/queries/run-scope";
import { type EngineDeps, loadStoreContext } from "@/lib/sync/core/run-context";
import { ONCE } from "@/lib/woo/call-store";
import { isWooError } from "@/lib/woo/woo-error";
import { groupByField, PRODUCT_FIELDS, type ProductField } from "@/lib/woo/resources/product-fields";
import { planPreview } from "./plan-preview";
import { isSending, type PlannedProduct, type PreviewContext } from "./planned-line";
import type { PreviewRequest } from "./preview-request-schema";
import { PREVIEW_KINDS, type PreviewItem, type PreviewSlice, type StoreReadError } from "./preview-view";

/** Products per request: about 0.2 s, and at most two requests to a store that is read. */
const PRODUCTS_PER_SLICE = 100;

/**
 * Returns what a preview plans with.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 * @throws AppError `conflict` (`storeNotConnected`) when the store has no keys
 * @throws AppError `conflict` (`storeKeysUnreadable`) when its keys cannot be decrypted
 */
export async function createPreviewContext(
  deps: EngineDeps,
  { businessId, storeId }: { businessId: number; storeId: number },
  { mode, isForced, productIds = [] }: Pick<PreviewRequest, "mode" | "isForced"> & { productIds?: number[] },
): Promise<PreviewContext> {
  const store = await deps.db.store.findFirst({ where: { id: storeId, businessId }, select: { id: true } });
  if (!store) throw new AppError("not_found", "notFound");
  // A person waits for the answer, and may ask again.
  const context = await loadStoreContext({ ...deps, ...ONCE }, storeId);
  if (!context) throw new AppError("conflict", "storeNotConnected");
  const now = new Date();
  const run = { id: 0, businessId, mode, isForced, productIds, retryOfId: null, startedAt: now, createdAt: now };
  return { ...context, run };
}

/**
 * Previews a part of what a run would process.
 *
 * @throws AppError as createPreviewContext does
 */
export async function previewSlice(
  deps: EngineDeps,
  of: { businessId: number; storeId: number },
  request: PreviewRequest,
  limit = PRODUCTS_PER_SLICE,
): Promise<PreviewSlice> {
  const context = await createPreviewContext(deps, of, request);
  const { db, store } = context;
  const [ids, total] = await Promise.all([
    listScopeIds(db, context, "products", request.after, limit),
    request.after === 0 ? countScope(db, context, "products") : null,
  ]);
  const { planned, storeError } = await planReading(context, ids, request);
  const failures = await db.syncFailure.findMany({
    where: { storeId: store.id, productId: { in: ids } },
    select: { productId: true, errorCode: true },
  });
  const codes = new Map(failures.map(({ productId, errorCode }) => [productId, errorCode]));
  return {
    counts: countKinds(planned),
    items: planned.filter(({ kind }) => kind !== "unchanged").map((one) => toItem(one, codes)),
    total,
    storeError,
    nextAfter: ids.length < limit ? null : (ids.at(-1) ?? null),
  };
}

/** Plans with the store read where that is requested and the store answers, and without it otherwise. */
export async function planReading(
  context: PreviewContext,
  productIds: readonly number[],
  { isStoreRead }: Pick<PreviewRequest, "isStoreRead">,
): Promise<{ planned: PlannedProduct[]; storeError: StoreReadError | null }> {
  try {
    return { planned: await planPreview(context, productIds, { isStoreRead }), storeError: null };
  } catch (error) {
    if (!isWooError(error)) throw error;
    const storeError = { errorCode: error.code, errorDetail: error.storeMessage ?? null };
    return { planned: await planPreview(context, productIds, { isStoreRead: false }), storeError };
  }
}

function countKinds(planned: readonly PlannedProduct[]): PreviewSlice["counts"] {
  const counts = Object.fromEntries(PREVIEW_KINDS.map((kind) => [kind, 0])) as PreviewSlice["counts"];
  for (const { kind } of planned) counts[kind] += 1;
  return counts;
}

function toItem({ product, kind, lines }: PlannedProduct, codes: ReadonlyMap<number, string>): PreviewItem {
  const sent = new Set(lines.flatMap((line) => listSentFields(line)));
  return {
    id: product.id,
    name: product.name,
    sku: product.sku,
    kind,
    fields: PRODUCT_FIELDS.filter((field) => sent.has(field)),
    variations: lines.filter((line) => line.variation !== null && isSending(line)).length,
    errorCode: codes.get(product.id) ?? null,
  };
}

/** Returns the fields that would be sent of a line, with its quantity and its images. */
export function listSentFields({ payload, quantity, images }: PlannedProduct["lines"][number]): ProductField[] {
  const fields = [...groupByField(payload).keys()];
  if (quantity?.isSent && !fields.includes("stock")) fields.push("stock");
  if (images.isSent) fields.push("images");
  return fields;
}
