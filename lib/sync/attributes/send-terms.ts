import { batchTerms, type WooTermWrite, writeTermPosition } from "@/lib/woo/resources/terms";
import { type LinkRow, type Outcome, recordOutcomes, upsertLinks } from "@/lib/sync/core/record";
import { requestOptions, type RunContext } from "@/lib/sync/core/run-context";
import {
  type FieldPayloads,
  hashFields,
  mergePayload,
  pickChangedFields,
  sentFieldsSchema,
} from "@/lib/sync/core/sent-fields";
import { findHandled } from "@/lib/sync/core/handled-items";
import { settle } from "@/lib/sync/core/settle";

export type LocalTerm = { id: number; name: string; position: number };

/** Sends the terms that are new or were renamed or moved; `term_exists` names the one that is there. */
export async function sendTerms(
  context: RunContext,
  attributeRemoteId: number,
  values: readonly LocalTerm[],
): Promise<void> {
  const ids = values.map((value) => value.id);
  const handled = await findHandled(context, "term", ids);
  const rows = await context.db.attributeTermLink.findMany({
    where: { storeId: context.store.id, attributeValueId: { in: ids } },
  });
  const linked = new Map(rows.map((row) => [row.attributeValueId, row]));
  const planned = values.flatMap((value) => {
    const link = linked.get(value.id);
    const fields: FieldPayloads<WooTermWrite> = {
      name: { name: value.name },
      position: writeTermPosition(value.position),
    };
    const changed = pickChangedFields(fields, link ? sentFieldsSchema.parse(link.sent) : {}, context.run.isForced);
    if (handled.has(value.id) || Object.keys(changed).length === 0) return [];
    return [{ value, remoteId: link?.remoteId ?? null, payload: mergePayload(changed), sent: hashFields(fields) }];
  });
  if (planned.length === 0) return;
  const creates = planned.filter((term) => term.remoteId === null);
  const updates = planned.flatMap((term) => (term.remoteId === null ? [] : [{ ...term, remoteId: term.remoteId }]));
  const results = await batchTerms(attributeRemoteId)(
    context.client,
    {
      create: creates.map((term) => term.payload),
      update: updates.map((term) => ({ id: term.remoteId, ...term.payload })),
    },
    requestOptions(context),
  );
  const links: LinkRow[] = [];
  const gone: number[] = [];
  const { final, fault } = await settle(context, [
    ...creates.map((item, position) => ({ item, result: results.create[position] })),
    ...updates.map((item, position) => ({ item, result: results.update[position] })),
  ]);
  const outcomes = final.map(({ item: term, result }): Outcome => {
    const existing = !result.ok && result.error.code === "term_exists" ? (result.error.resourceId ?? null) : null;
    const remoteId = result.ok ? result.data.id : existing;
    if (remoteId !== null) links.push({ localId: term.value.id, remoteId, sent: term.sent });
    else if (!result.ok && result.error.code === "resource_missing") gone.push(term.value.id);
    const operation = existing !== null ? "link" : term.remoteId === null ? "create" : "update";
    return {
      entity: "term",
      operation,
      outcome: remoteId === null ? "failed" : "done",
      localId: term.value.id,
      productId: null,
      remoteId,
      label: term.value.name,
      error: result.ok || remoteId !== null ? null : result.error,
      sent: term.payload,
    };
  });
  const delta = {
    created: outcomes.filter((one) => one.operation === "create" && one.outcome === "done").length,
    updated: outcomes.filter((one) => one.operation === "update" && one.outcome === "done").length,
    failed: outcomes.filter((one) => one.outcome === "failed").length,
  };
  await context.db.$transaction(async (tx) => {
    await tx.attributeTermLink.deleteMany({ where: { storeId: context.store.id, attributeValueId: { in: gone } } });
    await upsertLinks(tx, "attribute_term_links", context.store.id, links);
    await recordOutcomes(tx, context, outcomes, delta);
  });
  if (fault) throw fault;
}
