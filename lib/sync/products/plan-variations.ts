import type { WooVariationWrite } from "@/lib/woo/resources/variations";
import { type FieldContext, toVariationFields } from "./fields";
import type { PlanChoice } from "./plan-slice";
import type { ProductSnapshot, VariationSnapshot } from "./snapshot";
import { hashFields, mergePayload, pickChangedFields, type SentFields } from "@/lib/sync/core/sent-fields";

export type LinkedVariation = { remoteId: number; sent: SentFields };

export type VariationOperation =
  | { kind: "create"; variation: VariationSnapshot; payload: WooVariationWrite; sent: SentFields }
  | {
      kind: "update" | "disable";
      variation: VariationSnapshot;
      remoteId: number;
      payload: WooVariationWrite;
      sent: SentFields;
    }
  | { kind: "skip"; variation: VariationSnapshot };

/**
 * Plans the variations of one product. A removed variation is disabled in the store (`private`), never
 * deleted: orders point to it, and a person may restore it. No other field of it is sent.
 */
export function planVariations(
  product: ProductSnapshot,
  links: ReadonlyMap<number, LinkedVariation>,
  context: FieldContext,
  options: { mode: "new" | "all"; isForced?: boolean },
): VariationOperation[] {
  return product.variations.map((variation): VariationOperation => {
    const link = links.get(variation.id);
    if (!link) {
      if (variation.isArchived) return { kind: "skip", variation };
      const { status: _status, ...fields } = toVariationFields(product, variation, context, "create");
      return { kind: "create", variation, payload: mergePayload(fields), sent: hashFields(fields) };
    }
    if (options.mode === "new") return { kind: "skip", variation };
    const fields = toVariationFields(product, variation, context, "update");
    const { status, ...rest } = fields;
    // "publish" is sent only when the POS has sent a status: a variation that the store owner disabled stays so.
    const hasStatus = variation.isArchived || link.sent["status"] !== undefined;
    const wanted = { ...(variation.isArchived ? {} : rest), ...(hasStatus && status ? { status } : {}) };
    const { changed, hashes } = pickChangedFields(wanted, link.sent, options.isForced);
    if (Object.keys(changed).length === 0) return { kind: "skip", variation };
    return {
      kind: variation.isArchived ? "disable" : "update",
      variation,
      remoteId: link.remoteId,
      payload: mergePayload(changed),
      sent: { ...link.sent, ...hashes },
    };
  });
}

/**
 * Plans the variations of one product as a run does: one over new things updates no variation that was linked before.
 *
 * @param matched ids of the variations whose link is a match of this run
 */
export function planParent(
  product: ProductSnapshot,
  links: ReadonlyMap<number, LinkedVariation>,
  matched: ReadonlySet<number>,
  context: FieldContext,
  { isNewOnly, isForced }: PlanChoice,
): VariationOperation[] {
  return planVariations(product, links, context, { mode: "all", isForced }).map((operation) => {
    const { variation } = operation;
    return isNewOnly && links.has(variation.id) && !matched.has(variation.id) ? { kind: "skip", variation } : operation;
  });
}
