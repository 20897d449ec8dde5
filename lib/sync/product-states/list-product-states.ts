import { AppError } from "@/lib/errors";
import type { Store } from "@/lib/generated/prisma/client";
import { listScopeIds } from "@/lib/sync/core/queries/run-scope";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { planPreview } from "@/lib/sync/preview/plan-preview";
import { isSending } from "@/lib/sync/preview/planned-line";
import { createPreviewContext } from "@/lib/sync/preview/preview-slice";
import { storeSettingsSchema } from "@/lib/sync/settings/store-settings";
import { decideState } from "./decide-state";
import type { ProductState, ProductStates } from "./product-state-view";

type Listed = { id: number; isSyncDisabled: boolean; isArchived: boolean; changedAt: Date };

/**
 * Returns the state of products in each connected store of the business. Only linked products that changed since the
 * store's watermark are planned, so that a page of an unchanged list costs a few queries.
 *
 * @param productIds at most MAX_STATE_IDS
 */
export async function listProductStates(
  deps: EngineDeps,
  businessId: number,
  productIds: readonly number[],
): Promise<ProductStates> {
  const { db } = deps;
  const stores = await db.store.findMany({
    where: { businessId, consumerKeyEnc: { not: null } },
    orderBy: { id: "asc" },
  });
  if (stores.length === 0) return { stores: [], products: {} };
  const products = await db.product.findMany({
    where: { businessId, id: { in: [...productIds] } },
    select: { id: true, isSyncDisabled: true, isArchived: true, changedAt: true },
  });
  const states = await Promise.all(stores.map((store) => listStates(deps, store, products)));
  return {
    stores: stores.map(({ id, name, url }) => ({ id, name, url })),
    products: Object.fromEntries(
      products.map(({ id }) => [String(id), states.flatMap((ofStore) => ofStore.get(id) ?? [])]),
    ),
  };
}

async function listStates(
  deps: EngineDeps,
  store: Store,
  products: readonly Listed[],
): Promise<Map<number, ProductState>> {
  const { db } = deps;
  const where = { storeId: store.id, productId: { in: products.map(({ id }) => id) } };
  const [links, failures, decisions] = await Promise.all([
    db.productLink.findMany({ where, select: { productId: true, remoteId: true } }),
    db.syncFailure.findMany({ where, select: { productId: true, errorCode: true } }),
    db.matchDecision.findMany({ where, select: { productId: true } }),
  ]);
  const remoteIds = new Map(links.map(({ productId, remoteId }) => [productId, remoteId]));
  const codes = new Map(failures.map(({ productId, errorCode }) => [productId, errorCode]));
  const undecided = new Set(decisions.map(({ productId }) => productId));
  const isOpen = ({ id, isSyncDisabled }: Listed) => !isSyncDisabled && !undecided.has(id) && !codes.has(id);
  const open = products.filter(isOpen);
  const [changed, inScope] = await Promise.all([
    findChanged(
      deps,
      store,
      open.filter((product) => remoteIds.has(product.id) && mayHaveChanged(store, product)),
    ),
    findInScope(
      deps,
      store,
      open.filter(({ id }) => !remoteIds.has(id)),
    ),
  ]);
  return new Map(
    products.map(({ id, isSyncDisabled, isArchived }) => [
      id,
      decideState(
        {
          storeId: store.id,
          isSyncDisabled,
          isArchived,
          remoteId: remoteIds.get(id) ?? null,
          errorCode: codes.get(id) ?? null,
          needsDecision: undecided.has(id),
          isInScope: inScope.has(id),
        },
        () => changed.has(id),
      ),
    ]),
  );
}

/** Whether a product, or the rules that it is sent by, changed since the store's watermark. */
function mayHaveChanged({ changesSentUpTo, rulesSavedAt }: Store, { changedAt }: Listed): boolean {
  return (
    changesSentUpTo === null ||
    changedAt >= changesSentUpTo ||
    (rulesSavedAt !== null && rulesSavedAt >= changesSentUpTo)
  );
}

/** Returns the products of which a run would send something, by the run's own plan. */
async function findChanged(deps: EngineDeps, store: Store, products: readonly Listed[]): Promise<Set<number>> {
  if (products.length === 0) return new Set();
  const ids = products.map(({ id }) => id);
  try {
    const of = { businessId: store.businessId, storeId: store.id };
    const context = await createPreviewContext(deps, of, { mode: "all", isForced: false });
    const planned = await planPreview(context, ids, { isStoreRead: false });
    return new Set(planned.filter(({ lines }) => lines.some(isSending)).map(({ product }) => product.id));
  } catch (error) {
    // Nothing is sent while the keys cannot be read, so what may have changed waits.
    if (error instanceof AppError) return new Set(ids);
    throw error;
  }
}

/** Returns the unlinked products that a run considers. */
async function findInScope({ db }: EngineDeps, store: Store, products: readonly Listed[]): Promise<Set<number>> {
  if (products.length === 0) return new Set();
  const now = new Date();
  const run = {
    id: 0,
    businessId: store.businessId,
    mode: "chosen" as const,
    productIds: products.map(({ id }) => id),
    retryOfId: null,
    startedAt: now,
    createdAt: now,
  };
  const scope = { run, store, settings: storeSettingsSchema.parse(store.settings) };
  return new Set(await listScopeIds(db, scope, "products", 0, products.length));
}
