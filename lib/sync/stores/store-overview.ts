import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Store } from "@/lib/generated/prisma/client";
import { findNextRunAt } from "@/lib/sync/core/queries/next-run-at";
import { isActive, RUN_INCLUDE, type ShownRun, toRunProgress, toRunView } from "@/lib/sync/runs/run-progress";
import { storeProfileSchema } from "@/lib/sync/settings/store-profile";
import { type StoppableStore, toStoreNotice } from "./store-notice";
import type { StoreOverview, StoreState } from "@/lib/sync/runs/sync-view";

/**
 * The state of a store with its figures; times are ISO strings.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 */
export async function getStoreOverview(db: Db, businessId: number, storeId: number): Promise<StoreOverview> {
  const store = await db.store.findFirst({ where: { id: storeId, businessId } });
  if (!store) throw new AppError("not_found", "notFound");
  const [
    lastRun,
    nextAutoSyncAt,
    linkedProducts,
    wantedProducts,
    linkedCategories,
    wantedCategories,
    causes,
    decisions,
  ] = await Promise.all([
    db.syncRun.findFirst({ where: { businessId, storeId }, orderBy: { id: "desc" }, include: RUN_INCLUDE }),
    findNextRunAt(db, storeId),
    db.productLink.count({ where: { storeId, product: { isArchived: false, isSyncDisabled: false } } }),
    db.product.count({ where: { businessId, isArchived: false, isSyncDisabled: false } }),
    db.categoryLink.count({ where: { storeId } }),
    db.category.count({ where: { businessId } }),
    db.syncFailure.groupBy({ by: ["errorCode"], where: { businessId, storeId }, _count: { _all: true } }),
    db.matchDecision.count({ where: { businessId, storeId } }),
  ]);
  const failingByCode = causes
    .map((cause) => ({ code: cause.errorCode, count: cause._count._all }))
    .sort((a, b) => b.count - a.count);
  const failing = failingByCode.reduce((sum, cause) => sum + cause.count, 0);
  const profile = storeProfileSchema.safeParse(store.profile);
  const { id, name, url, autoSync, autoSyncMinutes } = store;
  const isAutoSyncWaiting = autoSync && store.firstSyncAt === null && store.consumerKeyEnc !== null;
  return {
    store: { id, name, url, autoSync, autoSyncMinutes, wooVersion: profile.success ? profile.data.wooVersion : null },
    state: stateOf(store, { lastRun, failing, decisions }, new Date()),
    linkedProducts,
    wantedProducts,
    linkedCategories,
    wantedCategories,
    failing,
    failingByCode,
    decisions,
    lastRun: lastRun ? toRunView(lastRun) : null,
    isAutoSyncWaiting,
    nextAutoSyncAt: nextAutoSyncAt?.toISOString() ?? null,
  };
}

/** The most important state of a store: what blocks the sync comes before what is unfinished. */
function stateOf(
  store: StoppableStore & Pick<Store, "lastInStepAt">,
  facts: { lastRun: ShownRun | null; failing: number; decisions: number },
  now: Date,
): StoreState {
  const notice = toStoreNotice(store);
  if (notice?.kind === "not_connected") return notice;
  if (facts.lastRun && isActive(facts.lastRun.status))
    return { kind: "running", run: toRunProgress(facts.lastRun, now) };
  if (notice) return notice;
  if (facts.failing > 0) return { kind: "failing", count: facts.failing };
  if (store.lastInStepAt === null) return { kind: "never_synced" };
  if (facts.decisions > 0) return { kind: "decisions", count: facts.decisions };
  return { kind: "in_step", since: store.lastInStepAt.toISOString() };
}
