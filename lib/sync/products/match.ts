import { soldVariation } from "@/lib/catalog/sold-variation";
import { z } from "zod";
import { normaliseSku, parentIdOf, type WooSkuCandidate } from "@/lib/woo/resources/sku";
import type { ProductSnapshot } from "./snapshot";

/** Something in the store that could be the product; kept in MatchDecision.candidates. */
export const matchCandidateSchema = z.object({
  remoteId: z.number().int(),
  type: z.string(),
  sku: z.string(),
  status: z.string(),
  /** Why a person has to look: several fit, the type would lose variations, or another product has it. */
  reason: z.enum(["several", "type_differs", "is_variation", "linked_elsewhere"]),
});
export type MatchCandidate = z.infer<typeof matchCandidateSchema>;

export type MatchResult =
  | { kind: "none" }
  | { kind: "found"; remoteId: number; remoteType: "simple" | "variable"; isTrashed: boolean }
  | { kind: "decision"; candidates: MatchCandidate[] };

/** The SKUs by which a product is looked for in the store. */
export function skusOf(product: ProductSnapshot): string[] {
  if (product.type === "variable") {
    return [product.sku, ...product.variations.filter((one) => !one.isArchived).map((one) => one.sku)];
  }
  const sold = soldVariation(product);
  return sold ? [sold.sku] : [];
}

/**
 * Decides which product of the store this one is, by SKU.
 *
 * A variable product is also known by its variations: what has one of them is its parent there.
 * Left to a person: several candidates; a store product with variations that would be lost by
 * sending a simple one (recorded: type.update.back-to-simple); a variation in the place of a
 * product; a product that another one is linked with already.
 *
 * @param found as findBySkus returns it
 * @param linkedTo remote id → POS product id of the links there are
 */
export function matchProduct(
  product: ProductSnapshot,
  found: ReadonlyMap<string, readonly WooSkuCandidate[]>,
  linkedTo: ReadonlyMap<number, number>,
): MatchResult {
  const candidates = new Map<number, WooSkuCandidate>();
  const ownSkus = skusOf(product).map(normaliseSku);
  for (const candidate of ownSkus.flatMap((sku) => found.get(sku) ?? [])) {
    const parentId = parentIdOf(candidate);
    if (candidate.type !== "variation" || product.type === "simple") candidates.set(candidate.id, candidate);
    else if (parentId !== null && !candidates.has(parentId))
      candidates.set(parentId, { ...candidate, id: parentId, type: "variable", status: "publish" });
  }
  const live = [...candidates.values()].filter((candidate) => candidate.status !== "trash");
  const considered = live.length > 0 ? live : [...candidates.values()];
  const only = considered[0];
  if (!only) return { kind: "none" };
  if (considered.length > 1) return decision(considered, "several");
  if (only.type === "variation") return decision(considered, "is_variation");
  const owner = linkedTo.get(only.id);
  if (owner !== undefined && owner !== product.id) return decision(considered, "linked_elsewhere");
  if (only.type === "variable" && product.type === "simple") return decision(considered, "type_differs");
  if (only.type !== "simple" && only.type !== "variable") return decision(considered, "type_differs");
  return { kind: "found", remoteId: only.id, remoteType: only.type, isTrashed: only.status === "trash" };
}

/**
 * Takes out what has the SKU in the store only until its own new one is sent: it is linked, and
 * called otherwise in the POS by now. The SKU is free for another product then.
 *
 * @param linkedSkus remote id → SKU in the POS of what is linked with it
 */
export function dropRenamed(found: Map<string, WooSkuCandidate[]>, linkedSkus: ReadonlyMap<number, string>): void {
  for (const [sku, candidates] of found) {
    const kept = candidates.filter(({ id }) => normaliseSku(linkedSkus.get(id) ?? sku) === sku);
    if (kept.length > 0) found.set(sku, kept);
    else found.delete(sku);
  }
}

function decision(candidates: WooSkuCandidate[], reason: MatchCandidate["reason"]): MatchResult {
  return {
    kind: "decision",
    candidates: candidates.map(({ id, type, sku, status }) => ({ remoteId: id, type, sku, status, reason })),
  };
}
