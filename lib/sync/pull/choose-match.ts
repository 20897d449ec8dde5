import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { storeProfileSchema } from "@/lib/sync/settings/store-profile";
import { storeSettingsSchema } from "@/lib/sync/settings/store-settings";
import { listTakers } from "./list-takers";
import { type CompareContext, loadShopIndex } from "./load-shop-index";
import { type ChosenMatch, planProduct } from "./plan-product";
import { listPulledProducts } from "./queries/list-pulled-products";
import { lockPull } from "./queries/lock-pull";
import { recordPlans } from "./queries/record-plans";
import { canBeNew, canChooseMatch, refuseForeignSkus, refuseMatch, refuseNew } from "./refuse-match";

type MatchRequest = {
  businessId: number;
  pullId: number;
  remoteId: number;
  /** Null for the match that comparing finds. */
  chosen: ChosenMatch | null;
};

/**
 * Stores a person's match for one product of the preview, and plans the product anew. The pull checks the match again
 * when it runs.
 *
 * @throws AppError `not_found` when the business has no such pull or the pull no such product, (`pullMatchGone`) when the
 *   shop has no such product for sale
 * @throws AppError `conflict` (`pullNotReady`) when the pull does not wait for its start, (`pullMatchFixed`) when the
 *   product has a certain match or stays the store's own, and as `refuseMatch`,
 *   `refuseForeignSkus` and `refuseNew`
 * @throws AppError `invalid_input` (`pullMatchType`) when one is simple, the other variable
 */
export async function chooseMatch(db: Db, { businessId, pullId, remoteId, chosen }: MatchRequest): Promise<void> {
  await db.$transaction(async (tx) => {
    // Of two simultaneous choices the second sees the first, and none comes after the start.
    await lockPull(tx, businessId, pullId);
    const context = await loadContext(tx, businessId, pullId);
    const [family] = await listPulledProducts(tx, pullId, remoteId - 1, 1, { remoteId });
    if (!family) throw new AppError("not_found", "notFound");
    const { item } = family;
    const isLinked = await tx.productLink.findFirst({ where: { storeId: context.store.id, remoteId } });
    if (isLinked !== null || !canChooseMatch(item)) throw new AppError("conflict", "pullMatchFixed");
    const productId = chosen?.productId ?? null;
    const { index } = await loadShopIndex(context, [family], productId === null ? [] : [productId]);
    if (productId !== null) {
      const takers = await listTakers(tx, context.pull, remoteId, [productId]);
      const sold = await tx.product.findFirst({ where: { id: productId, businessId, isArchived: false } });
      const local = sold === null ? undefined : index.products.get(productId);
      refuseMatch({ remote: family, local, taker: takers.get(productId) });
    } else if (chosen !== null) {
      refuseNew(family, index);
      if (!canBeNew(item)) throw new AppError("conflict", "pullMatchFixed");
    }
    const plan = planProduct(family, index, chosen ?? undefined);
    if (productId !== null) refuseForeignSkus(family, plan, index);
    await tx.pullItem.updateMany({
      where: { pullId, kind: "variation", parentRemoteId: remoteId },
      data: { verdict: null, productId: null, variationId: null },
    });
    await recordPlans(tx, pullId, [{ remoteId, plan }]);
    await tx.pullItem.updateMany({
      where: { pullId, kind: "product", remoteId },
      data: { isMatchChosen: chosen !== null },
    });
  });
}

async function loadContext(tx: Tx, businessId: number, pullId: number): Promise<CompareContext> {
  const row = await tx.storePull.findFirst({
    where: { id: pullId, businessId },
    include: { business: true, store: true },
  });
  if (!row) throw new AppError("not_found", "notFound");
  const { business, store, ...pull } = row;
  if (pull.status !== "ready") throw new AppError("conflict", "pullNotReady");
  const profile = storeProfileSchema.safeParse(store.profile);
  return {
    db: tx,
    pull,
    business,
    store,
    settings: storeSettingsSchema.parse(store.settings),
    profile: profile.success ? profile.data : null,
  };
}
