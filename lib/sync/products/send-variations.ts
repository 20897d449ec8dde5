import { batchVariations } from "@/lib/woo/resources/variations";
import { MISSING_CODES } from "@/lib/sync/core/missing-codes";
import type { RunContext } from "@/lib/sync/core/run-context";
import { type Decision, LEFT, sendAndRecord, STANDS } from "@/lib/sync/core/send-and-record";
import type { FieldContext } from "./fields";
import { type Matches, matchUnlinked, type Parent } from "./match-variations";
import { type LinkedVariation, planVariations } from "./plan-variations";
import { recordVariations } from "./record-variations";
import type { AnsweredVariation, VariationToSend } from "./variation-to-send";

/**
 * Sends the variations of one product and records the answers. Variations that the store has under
 * another id, or no longer has, are replanned once.
 *
 * @throws WooError when the store as a whole refuses or does not answer, after the answers are recorded
 * @throws Interrupted when the signal fires
 */
export async function sendVariations(
  context: RunContext,
  parent: Parent,
  operations: readonly VariationToSend[],
  { fields, matches }: { fields: FieldContext; matches: Matches },
): Promise<void> {
  const missing = await sendOnce(context, parent, operations, matches, (one, round) =>
    round === 1 ? decide(one, matches) : STANDS,
  );
  if (missing.length === 0) return;
  // The store may have it under another id, created manually or by a request whose answer was lost. Otherwise it
  // is created.
  const part = { ...parent, product: { ...parent.product, variations: missing.map(({ item }) => item.variation) } };
  const links = new Map<number, LinkedVariation>();
  const found = await matchUnlinked(context, [part], links);
  const replanned = planVariations(part.product, links, fields, { mode: "all" });
  const toSend = replanned.filter((operation): operation is VariationToSend => operation.kind !== "skip");
  await sendOnce(context, parent, toSend, found, () => STANDS);
}

function sendOnce(
  context: RunContext,
  parent: Parent,
  operations: readonly VariationToSend[],
  matches: Matches,
  decideOne: (one: AnsweredVariation, round: number) => Decision<VariationToSend>,
): Promise<AnsweredVariation[]> {
  return sendAndRecord(context, batchVariations(parent.remoteId), operations, {
    request: ({ payload, ...operation }) => ({
      remoteId: operation.kind === "create" ? null : operation.remoteId,
      payload,
    }),
    hasParent: true,
    decide: decideOne,
    record: (stands, left) => recordVariations(context, parent, { stands, left }, matches.here),
  });
}

/**
 * Updates the variation that a refusal by SKU names, which a create with a lost answer has made. Missing
 * ones are left to be replanned.
 */
function decide({ item, result }: AnsweredVariation, matches: Matches): Decision<VariationToSend> {
  if (result.ok) return STANDS;
  const { code, resourceId } = result.error;
  if (item.kind === "update" && MISSING_CODES.has(code)) return LEFT;
  if (item.kind !== "create" || code !== "duplicate_sku" || resourceId === undefined) return STANDS;
  const { variation, payload, sent } = item;
  if (matches.elsewhere.has(variation.id)) return STANDS;
  return { kind: "again", item: { kind: "update", variation, remoteId: resourceId, payload, sent } };
}
