import type { StoreContext } from "@/lib/sync/core/run-context";
import { matchCandidatesSchema, type MatchResult } from "@/lib/sync/products/match";
import type { ProductSnapshot } from "@/lib/sync/products/snapshot";

/** Returns the products that an earlier run left to a person, as the match that a run would find again. */
export async function loadOpenDecisions(
  { db, store }: Pick<StoreContext, "db" | "store">,
  products: readonly ProductSnapshot[],
): Promise<Map<number, MatchResult>> {
  // A run matches no product that it does not send.
  const ids = products.filter((one) => !one.isSyncDisabled && !one.isArchived).map(({ id }) => id);
  const rows = await db.matchDecision.findMany({ where: { storeId: store.id, productId: { in: ids } } });
  return new Map(
    rows.map(({ productId, candidates }) => [
      productId,
      { kind: "decision", candidates: matchCandidatesSchema.parse(candidates) },
    ]),
  );
}
