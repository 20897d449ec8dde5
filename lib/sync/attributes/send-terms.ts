import { batchTerms, type WooTerm, type WooTermWrite } from "@/lib/woo/resources/terms";
import { findProcessed } from "@/lib/sync/core/processed-items";
import { countOf, type Outcome, toOutcome } from "@/lib/sync/core/outcomes";
import { upsertLinks } from "@/lib/sync/core/queries/upsert-links";
import { recordOutcomes } from "@/lib/sync/core/record";
import type { RunContext } from "@/lib/sync/core/run-context";
import { sendAndRecord } from "@/lib/sync/core/send-and-record";
import { type SentFields, sentFieldsSchema } from "@/lib/sync/core/sent-fields";
import type { Answered } from "@/lib/sync/core/separate-fault";
import { type LocalTerm, planTerm } from "./plan-terms";

type TermToSend = { value: LocalTerm; remoteId: number | null; payload: WooTermWrite; sent: SentFields };
type AnsweredTerm = Answered<TermToSend, WooTermWrite, WooTerm>;

/**
 * Sends the terms that are new, renamed or moved.
 *
 * @throws WooError `resource_missing` when the store no longer has the attribute, another code when the
 *   store as a whole refuses or does not answer
 * @throws Interrupted when the signal fires
 */
export async function sendTerms(
  context: RunContext,
  attributeRemoteId: number,
  values: readonly LocalTerm[],
): Promise<void> {
  await sendAndRecord(context, batchTerms(attributeRemoteId), await planTerms(context, values), {
    request: (term) => term,
    record: (answered) => record(context, answered),
  });
}

async function planTerms(context: RunContext, values: readonly LocalTerm[]): Promise<TermToSend[]> {
  const ids = values.map((value) => value.id);
  const processed = await findProcessed(context, "term", ids);
  const rows = await context.db.attributeTermLink.findMany({
    where: { storeId: context.store.id, attributeValueId: { in: ids } },
  });
  const linked = new Map(rows.map((row) => [row.attributeValueId, row]));
  return values.flatMap((value) => {
    const link = linked.get(value.id);
    const plan = planTerm(value, link ? { sent: sentFieldsSchema.parse(link.sent) } : null, context.run.isForced);
    if (processed.has(value.id) || plan === null) return [];
    return [{ value, remoteId: link?.remoteId ?? null, payload: plan.payload, sent: plan.sent }];
  });
}

/** Returns the remote id of an existing term, which `term_exists` names. The local term is linked with it. */
function findExisting({ result }: AnsweredTerm): number | null {
  return !result.ok && result.error.code === "term_exists" ? (result.error.resourceId ?? null) : null;
}

/** The store has the name of a term that existed already, and a position of its own. */
function withoutPosition(sent: SentFields): SentFields {
  return Object.fromEntries(Object.entries(sent).filter(([field]) => field !== "position"));
}

async function record(context: RunContext, answered: readonly AnsweredTerm[]): Promise<void> {
  const outcomes = answered.map((one): Outcome => {
    const { value, remoteId } = one.item;
    const line = { entity: "term", localId: value.id, productId: null, label: value.name } as const;
    const existing = findExisting(one);
    // The position of a term that is linked is sent by the next run.
    if (existing !== null) return { ...line, operation: "link", outcome: "done", remoteId: existing, sent: one.sent };
    return toOutcome(one, { ...line, operation: remoteId === null ? "create" : "update", remoteId });
  });
  const links = answered.flatMap((one) => {
    const { value, sent, payload } = one.item;
    if (one.result.ok) return [{ localId: value.id, remoteId: one.result.data.id, sent, payload }];
    const existing = findExisting(one);
    return existing === null ? [] : [{ localId: value.id, remoteId: existing, sent: withoutPosition(sent) }];
  });
  const missing = answered.flatMap(({ item, result }) =>
    !result.ok && result.error.code === "resource_missing" ? [item.value.id] : [],
  );
  await context.db.$transaction(async (tx) => {
    await tx.attributeTermLink.deleteMany({ where: { storeId: context.store.id, attributeValueId: { in: missing } } });
    await upsertLinks(tx, "attribute_term_links", context.store.id, links);
    // A term that existed already is neither created nor updated.
    const counts = countOf(outcomes.filter((outcome) => outcome.operation !== "link"));
    await recordOutcomes(tx, context, outcomes, counts);
  });
}
