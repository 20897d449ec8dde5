import type { RunContext } from "@/lib/sync/core/run-context";
import type { WooError } from "@/lib/woo/woo-error";
import { exchangeSkus } from "./exchange-skus";
import type { Matches, Parent } from "./match-variations";
import type { BlockedSku } from "./plan-sku-exchange";
import { recordVariations } from "./record-variations";
import { sendVariationBatch } from "./send-variation-batch";
import type { AnsweredVariation, VariationToSend } from "./variation-to-send";

/** A variation whose SKU something else has in the store, with the store's refusal. */
export type BlockedVariation = BlockedSku & { parent: Parent; item: VariationToSend; error: WooError };

/** Whether the store refused a variation because of its SKU. */
export function isSkuTaken({ result }: AnsweredVariation): boolean {
  return !result.ok && result.error.code === "duplicate_sku";
}

/** Returns the variations of a parent that are refused because of their SKU. */
export function toBlocked(parent: Parent, answered: readonly AnsweredVariation[]): BlockedVariation[] {
  return answered.filter(isSkuTaken).flatMap(({ item, result }) => {
    if (result.ok) return [];
    const remoteId = item.kind === "create" ? null : item.remoteId;
    const line = { remoteId, sku: item.payload.sku ?? "", holderId: result.error.resourceId };
    return { ...line, parent, item, error: result.error };
  });
}

/**
 * Sends variations whose SKU something else has in the store, once that SKU is freed (exchange-skus.ts), in one batch for
 * each parent. Where it stays taken, the refusal is recorded, and the other fields of a linked variation are sent.
 *
 * @throws WooError when the store as a whole refuses or does not answer, after the answers are recorded
 * @throws Interrupted when the signal fires
 */
export function sendBlockedVariations(
  context: RunContext,
  all: readonly BlockedVariation[],
  matches: Matches,
): Promise<void> {
  return exchangeSkus(context, all, async ({ again, stuck }) => {
    const byParent = new Map<number, { parent: Parent; again: BlockedVariation[]; stuck: BlockedVariation[] }>();
    for (const { parent } of all) byParent.set(parent.remoteId, { parent, again: [], stuck: [] });
    for (const one of again) byParent.get(one.parent.remoteId)?.again.push(one);
    for (const one of stuck) byParent.get(one.parent.remoteId)?.stuck.push(one);
    const sent = await Promise.allSettled([...byParent.values()].map((part) => sendUnder(context, part, matches)));
    for (const one of sent) if (one.status === "rejected") throw one.reason;
  });
}

async function sendUnder(
  context: RunContext,
  { parent, again, stuck }: { parent: Parent; again: BlockedVariation[]; stuck: BlockedVariation[] },
  { here: matched }: Matches,
): Promise<void> {
  const left = await sendVariationBatch(
    context,
    parent,
    again.map(({ item }) => item),
    { isLeft: isSkuTaken, matched },
  );
  const refused = [...stuck, ...toBlocked(parent, left)].map((blocked) => ({ ...blocked, rest: withoutSku(blocked) }));
  const stands = refused.filter(({ rest }) => rest === null).map(toRefused);
  if (stands.length > 0) await recordVariations(context, parent, { stands, left: [] }, matched);
  await sendVariationBatch(
    context,
    parent,
    refused.flatMap(({ rest }) => rest ?? []),
    { isLeft: () => false, matched },
  );
}

/** Returns the update without its SKU; null when nothing else is to be sent. */
function withoutSku({ item, error }: BlockedVariation): VariationToSend | null {
  if (item.kind === "create") return null;
  const { sku: _refused, ...payload } = item.payload;
  const { sku: _unsent, ...sent } = item.sent;
  return Object.keys(payload).length === 0 ? null : { ...item, payload, sent, refusedSku: error };
}

function toRefused({ item, error }: BlockedVariation): AnsweredVariation {
  return { item, sent: item.payload, result: { ok: false, error, maybeSent: false } };
}
