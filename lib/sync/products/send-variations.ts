import type { RunContext } from "@/lib/sync/core/run-context";
import type { FieldContext } from "./fields";
import { type Matches, matchUnlinked, type Parent } from "./match-variations";
import { type LinkedVariation, planVariations } from "./plan-variations";
import { refuseOtherTypes } from "./refuse-other-types";
import { type BlockedVariation, isSkuTaken, toBlocked } from "./send-blocked-variations";
import { isMissing, sendVariationBatch } from "./send-variation-batch";
import type { AnsweredVariation, VariationToSend } from "./variation-to-send";

/**
 * Sends the variations of one product and records the answers. Variations that the store has under
 * another id, or no longer has, are replanned once.
 *
 * @returns the variations whose SKU something else has in the store
 * @throws WooError when the store as a whole refuses or does not answer, after the answers are recorded
 * @throws Interrupted when the signal fires
 */
export async function sendVariations(
  context: RunContext,
  parent: Parent,
  operations: readonly VariationToSend[],
  { fields, matches }: { fields: FieldContext; matches: Matches },
): Promise<BlockedVariation[]> {
  const left = await sendVariationBatch(context, parent, operations, {
    isLeft: (one) => (one.item.kind === "update" && isMissing(one)) || isSkuTaken(one),
    replace: (one) => toCreatedUpdate(one, matches),
    matched: matches.here,
  });
  const blocked = toBlocked(parent, left);
  const missing = left.filter(isMissing);
  if (missing.length === 0) return blocked;
  // A product that becomes simple in the store loses its variations.
  if ((await refuseOtherTypes(context, [parent])).length === 0) return blocked;
  // The store may have it under another id, created manually or by a request whose answer was lost. Otherwise it
  // is created.
  const part = { ...parent, product: { ...parent.product, variations: missing.map(({ item }) => item.variation) } };
  const links = new Map<number, LinkedVariation>();
  const found = await matchUnlinked(context, [part], links);
  const replanned = planVariations(part.product, links, fields, { mode: "all" });
  const toSend = replanned.filter((operation): operation is VariationToSend => operation.kind !== "skip");
  const again = await sendVariationBatch(context, parent, toSend, { isLeft: isSkuTaken, matched: found.here });
  return [...blocked, ...toBlocked(parent, again)];
}

/**
 * Returns the update of the variation that a refusal by SKU names, which a create with a lost answer has made; null for
 * other answers.
 */
function toCreatedUpdate({ item, result }: AnsweredVariation, matches: Matches): VariationToSend | null {
  if (result.ok || item.kind !== "create") return null;
  const { code, resourceId } = result.error;
  if (code !== "duplicate_sku" || resourceId === undefined) return null;
  const { variation, payload, sent } = item;
  if (matches.elsewhere.has(variation.id)) return null;
  return { kind: "update", variation, remoteId: resourceId, payload, sent };
}
