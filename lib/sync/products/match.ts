import { soldVariation } from "@/lib/catalog/sold-variation";
import { z } from "zod";
import { normaliseSku, parentIdOf, type WooSkuCandidate } from "@/lib/woo/resources/sku";
import type { ProductSnapshot } from "./snapshot";

/** A remote product that could be the product; stored in MatchDecision.candidates. */
const matchCandidateSchema = z.object({
  remoteId: z.number().int(),
  type: z.string(),
  sku: z.string(),
  status: z.string(),
  /** Why a person must decide: several fit, the type would lose variations, or another product is linked. */
  reason: z.enum(["several", "type_differs", "is_variation", "linked_elsewhere"]),
});
export type MatchCandidate = z.infer<typeof matchCandidateSchema>;
/** The column `candidates` of a decision. */
export const matchCandidatesSchema = z.array(matchCandidateSchema);

export type MatchResult =
  | { kind: "none" }
  | { kind: "found"; remoteId: number; remoteType: "simple" | "variable"; isTrashed: boolean }
  | { kind: "decision"; candidates: MatchCandidate[] };

/** Returns the SKUs by which a product is matched. */
export function skusOf(product: ProductSnapshot): string[] {
  if (product.type === "variable") {
    return [product.sku, ...product.variations.filter((one) => !one.isArchived).map((one) => one.sku)];
  }
  const sold = soldVariation(product);
  return sold ? [sold.sku] : [];
}

/**
 * Matches one product with the store's by SKU. A variable product also matches the parent of a remote
 * variation that has the SKU of one of its variations.
 *
 * A person must decide in four cases:
 * - several candidates fit;
 * - the remote product has variations, which sending a simple one would delete
 *   (recorded: type.update.back-to-simple);
 * - the SKU belongs to a variation;
 * - another product is linked with the candidate.
 *
 * @param found normalised SKU → candidates, from findBySkus
 * @param linkedTo remote id → product id, of the existing links
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
 * Removes candidates that are linked and have another SKU in the POS by now. They have the SKU in the
 * store only until the new one is sent, and then it is free for another product.
 *
 * @param linkedSkus remote id → SKU that the linked thing has in the POS
 */
export function dropRenamed(found: Map<string, WooSkuCandidate[]>, linkedSkus: ReadonlyMap<number, string>): void {
  for (const [sku, candidates] of found) {
    const remaining = candidates.filter(({ id }) => normaliseSku(linkedSkus.get(id) ?? sku) === sku);
    if (remaining.length > 0) found.set(sku, remaining);
    else found.delete(sku);
  }
}

function decision(candidates: WooSkuCandidate[], reason: MatchCandidate["reason"]): MatchResult {
  return {
    kind: "decision",
    candidates: candidates.map(({ id, type, sku, status }) => ({ remoteId: id, type, sku, status, reason })),
  };
}
