import type { SyncRun } from "@/lib/generated/prisma/client";
import type { FieldContext } from "./fields";
import type { MatchResult } from "./match";
import { type LinkedProduct, planProduct, type ProductOperation } from "./plan-products";
import type { ProductToSend } from "./product-to-send";
import type { OpenDecision } from "./record-decisions";
import type { FailedProduct } from "./record-missing-attributes";
import type { ProductSnapshot } from "./snapshot";

export type SlicePlan = {
  skipped: Extract<ProductOperation, { kind: "skip" }>[];
  failed: FailedProduct[];
  decisions: OpenDecision[];
  toSend: ProductToSend[];
};

/** The part of a run that decides what is sent of a product. */
export type PlanChoice = { isNewOnly: boolean; isForced: boolean };

/** Returns what a run decides by. */
export function planChoiceOf({ mode, isForced }: Pick<SyncRun, "mode" | "isForced">): PlanChoice {
  return { isNewOnly: mode === "new", isForced };
}

/**
 * Plans the products of a slice, for a run and for its preview. A matched product is sent all update fields, as one that
 * is linked without sent hashes.
 *
 * @param matches product id → match in the store; a product without one is created
 */
export function planSlice(
  products: readonly ProductSnapshot[],
  links: ReadonlyMap<number, LinkedProduct>,
  matches: ReadonlyMap<number, MatchResult>,
  fields: FieldContext,
  { isNewOnly, isForced }: PlanChoice,
): SlicePlan {
  const plan: SlicePlan = { skipped: [], failed: [], decisions: [], toSend: [] };
  for (const product of products) {
    const match = matches.get(product.id);
    if (match?.kind === "decision") {
      plan.decisions.push({ product, match });
      continue;
    }
    const isFound = match?.kind === "found";
    const link = isFound ? { remoteId: match.remoteId, sentType: match.remoteType, sent: {} } : links.get(product.id);
    const mode = isNewOnly && !isFound ? "new" : "all";
    const operation = planProduct(product, link, fields, { mode, isForced });
    if (operation.kind === "skip") plan.skipped.push(operation);
    else if (operation.kind === "fail") plan.failed.push(operation);
    else if (operation.kind === "create") plan.toSend.push({ operation, as: "create" });
    else if (isFound && match.isTrashed) {
      const payload = { ...operation.payload, status: "publish" as const };
      plan.toSend.push({ operation: { ...operation, payload }, as: "restore" });
    } else plan.toSend.push({ operation, as: isFound ? "link" : operation.convertTo ? "convert" : "update" });
  }
  return plan;
}
