import { z } from "zod";
import { sendBatch } from "@/lib/woo/batch";
import { nameKey } from "@/lib/woo/html-text";
import { withRetry } from "@/lib/woo/retry";
import { isWooError } from "@/lib/woo/woo-error";
import { termAnswerSchema } from "../answers";
import { type LinkRow, type Outcome, recordOutcomes, upsertLinks } from "../record";
import { requestOptions, type RunContext } from "../run-context";
import { hashFields, mergePayload, pickChangedFields, sentFieldsSchema } from "../sent-fields";
import { touchProductsOf } from "../touch-products";
import { findHandled } from "./handled-items";
import type { Phase } from "./phase";
import { settle, stopsRun } from "./settle";

const remoteAttributeSchema = z.object({ id: z.number().int().positive(), name: z.string(), slug: z.string() });
type RemoteAttribute = z.infer<typeof remoteAttributeSchema>;

/**
 * The store's limit is 28 bytes with its "pa_" prefix cut off (wc_create_attribute); letters
 * outside ASCII take two and more. Longer names get a slug of their own.
 */
const MAX_SLUG_BYTES = 25;

/** Attributes and their terms, one attribute a step: global ones, so that shoppers can filter by them. */
export const attributesPhase: Phase = {
  count: (context) => context.db.attribute.count({ where: isUsed(context) }),

  async step(context, cursor) {
    const attribute = await context.db.attribute.findFirst({
      where: { ...isUsed(context), id: { gt: cursor.afterId } },
      orderBy: { id: "asc" },
      include: { values: { orderBy: [{ position: "asc" }, { id: "asc" }] }, links: { where: { storeId: context.store.id } } },
    });
    if (!attribute) return null;
    const remoteId = attribute.links[0]?.remoteId ?? (await linkAttribute(context, attribute));
    if (remoteId !== null) await sendTermsOrLinkAnew(context, attribute, remoteId);
    return { next: { ...cursor, afterId: attribute.id }, quiet: { done: 1 } };
  },
};

function isUsed(context: RunContext) {
  return {
    businessId: context.run.businessId,
    products: { some: { product: { type: "variable" as const, isArchived: false, isSyncDisabled: false } } },
  };
}

/**
 * An attribute that was deleted in the store refuses its terms as a whole, since their taxonomy is
 * gone (WC_REST_Terms_Controller::check_permissions): it is looked for and made anew, once.
 */
async function sendTermsOrLinkAnew(
  context: RunContext,
  attribute: { id: number; name: string; values: { id: number; name: string; position: number }[] },
  remoteId: number,
): Promise<void> {
  try {
    await sendTerms(context, remoteId, attribute.values);
  } catch (error) {
    if (!isWooError(error) || error.code !== "resource_missing") throw error;
    await context.db.$transaction(async (tx) => {
      await tx.attributeLink.deleteMany({ where: { storeId: context.store.id, attributeId: attribute.id } });
      await tx.attributeTermLink.deleteMany({ where: { storeId: context.store.id, attributeValueId: { in: attribute.values.map((value) => value.id) } } });
    });
    const anew = await linkAttribute(context, attribute);
    if (anew !== null) await sendTerms(context, anew, attribute.values);
  }
}

/** Finds the attribute in the store by name, or creates it; null when the store refuses it. */
async function linkAttribute(context: RunContext, attribute: { id: number; name: string }): Promise<number | null> {
  const entry = { entity: "attribute", localId: attribute.id, productId: null, label: attribute.name } as const;
  try {
    const { remote, isNew } = await findOrCreateAttribute(context, attribute);
    const taken = await context.db.attributeLink.findFirst({ where: { storeId: context.store.id, remoteId: remote.id } });
    if (taken) {
      const outcome: Outcome = { ...entry, operation: "link", outcome: "failed", remoteId: remote.id, error: { code: "linked_elsewhere" } };
      await context.db.$transaction((tx) => recordOutcomes(tx, context, [outcome], { failed: 1 }));
      return null;
    }
    await context.db.$transaction(async (tx) => {
      await tx.attributeLink.create({ data: { storeId: context.store.id, attributeId: attribute.id, remoteId: remote.id } });
      const outcome: Outcome = { ...entry, operation: isNew ? "create" : "link", outcome: "done", remoteId: remote.id };
      await touchProductsOf(tx, context.run, { attributes: [attribute.id] });
      await recordOutcomes(tx, context, [outcome], isNew ? { created: 1 } : {});
    });
    return remote.id;
  } catch (error) {
    if (!isWooError(error) || error.retryable || stopsRun(error) || error.code === "cancelled") throw error;
    const outcome: Outcome = { ...entry, operation: "create", outcome: "failed", error };
    await context.db.$transaction((tx) => recordOutcomes(tx, context, [outcome], { failed: 1 }));
    return null;
  }
}

async function findOrCreateAttribute(context: RunContext, attribute: { id: number; name: string }) {
  const known = await findAttribute(context, attribute.name);
  if (known) return { remote: known, isNew: false };
  const hasLongSlug = Buffer.byteLength(attribute.name) > MAX_SLUG_BYTES;
  const body = { name: attribute.name, ...(hasLongSlug ? { slug: `aurpos-${attribute.id}` } : {}) };
  try {
    const ask = () => context.client.post("products/attributes", body, remoteAttributeSchema, { signal: context.abort.signal });
    const { data } = await withRetry(() => context.limiter.run(ask), { ...context.deps.retry, signal: context.abort.signal });
    return { remote: data, isNew: true };
  } catch (error) {
    // An earlier try whose answer was lost has made it.
    const made = isWooError(error) && !error.needsPerson ? await findAttribute(context, attribute.name) : null;
    if (made) return { remote: made, isNew: false };
    throw error;
  }
}

async function findAttribute(context: RunContext, name: string): Promise<RemoteAttribute | null> {
  const ask = () => context.client.get("products/attributes", {}, z.array(remoteAttributeSchema), { signal: context.abort.signal });
  const { data } = await withRetry(() => context.limiter.run(ask), { ...context.deps.retry, signal: context.abort.signal });
  return data.find((remote) => nameKey(remote.name) === nameKey(name)) ?? null;
}

/** Sends the terms that are new or were renamed or moved; `term_exists` names the one that is there. */
async function sendTerms(
  context: RunContext,
  attributeRemoteId: number,
  values: readonly { id: number; name: string; position: number }[],
): Promise<void> {
  const ids = values.map((value) => value.id);
  const handled = await findHandled(context, "term", ids);
  const rows = await context.db.attributeTermLink.findMany({ where: { storeId: context.store.id, attributeValueId: { in: ids } } });
  const linked = new Map(rows.map((row) => [row.attributeValueId, row]));
  const planned = values.flatMap((value) => {
    const link = linked.get(value.id);
    const fields = { name: { name: value.name }, position: { menu_order: value.position } };
    const changed = pickChangedFields(fields, link ? sentFieldsSchema.parse(link.sent) : {}, context.run.isForced);
    if (handled.has(value.id) || Object.keys(changed).length === 0) return [];
    return [{ value, remoteId: link?.remoteId ?? null, payload: mergePayload(changed), sent: hashFields(fields) }];
  });
  if (planned.length === 0) return;
  const creates = planned.filter((term) => term.remoteId === null);
  const updates = planned.flatMap((term) => (term.remoteId === null ? [] : [{ ...term, remoteId: term.remoteId }]));
  const results = await sendBatch(
    context.client,
    `products/attributes/${attributeRemoteId}/terms/batch`,
    { create: creates.map((term) => term.payload), update: updates.map((term) => ({ id: term.remoteId, ...term.payload })) },
    termAnswerSchema,
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
        entity: "term", operation, outcome: remoteId === null ? "failed" : "done", localId: term.value.id, productId: null,
        remoteId, label: term.value.name, error: result.ok || remoteId !== null ? null : result.error, sent: term.payload,
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
