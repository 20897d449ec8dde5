import { batchVariations } from "@/lib/woo/resources/variations";
import { MISSING_CODES } from "@/lib/sync/core/missing-codes";
import type { RunContext } from "@/lib/sync/core/run-context";
import { type Decision, LEFT, sendAndRecord, STANDS } from "@/lib/sync/core/send-and-record";
import type { Parent } from "./match-variations";
import { refuseOtherVariation } from "./other-database";
import { recordVariations } from "./record-variations";
import type { AnsweredVariation, VariationToSend } from "./variation-to-send";

export type VariationSteps = {
  /** Which answers are left to the caller. */
  isLeft: (one: AnsweredVariation) => boolean;
  /** Returns the item that is sent in place of a refused one, in the first round; null to send nothing. */
  replace?: (one: AnsweredVariation) => VariationToSend | null;
  /** Ids of the variations that were matched in the store. */
  matched: ReadonlySet<number>;
};

/** Whether the store no longer has an updated variation. */
export function isMissing({ item, result }: AnsweredVariation): boolean {
  return item.kind !== "create" && !result.ok && MISSING_CODES.has(result.error.code);
}

/**
 * Sends variations of one product and records the answers.
 *
 * @returns the answers left by `isLeft`; the links of those missing in the store are deleted
 * @throws WooError when the store as a whole refuses or does not answer, after the answers are recorded
 * @throws Interrupted when the signal fires
 */
export function sendVariationBatch(
  context: RunContext,
  parent: Parent,
  operations: readonly VariationToSend[],
  { isLeft, replace, matched }: VariationSteps,
): Promise<AnsweredVariation[]> {
  return sendAndRecord(context, batchVariations(parent.remoteId), operations, {
    request: ({ payload, ...operation }) => ({
      remoteId: operation.kind === "create" ? null : operation.remoteId,
      payload,
    }),
    hasParent: true,
    decide: async (one, round): Promise<Decision<VariationToSend>> => {
      await refuseOtherVariation(context, one);
      const item = round === 1 ? (replace?.(one) ?? null) : null;
      if (item) return { kind: "again", item };
      return isLeft(one) ? LEFT : STANDS;
    },
    record: (stands, left) => recordVariations(context, parent, { stands, left: left.filter(isMissing) }, matched),
  });
}
