import { nameKey } from "@/lib/woo/html-text";
import { createAttribute, listAttributes, needsOwnSlug, type WooAttribute } from "@/lib/woo/resources/attributes";
import { isWooError } from "@/lib/woo/woo-error";
import type { Outcome } from "@/lib/sync/core/outcomes";
import { recordOutcomes } from "@/lib/sync/core/record";
import { requestOptions, type RunContext } from "@/lib/sync/core/run-context";
import { type FieldPayloads, hashFields } from "@/lib/sync/core/sent-fields";
import { touchProductsOf } from "@/lib/sync/core/queries/touch-products";
import { failsAlone } from "@/lib/sync/core/separate-fault";

export type LocalAttribute = { id: number; name: string };

/** Returns the fields that are sent of an attribute besides its terms. */
export const attributeFields = (attribute: LocalAttribute): FieldPayloads<{ name: string }> => ({
  name: { name: attribute.name },
});

/**
 * Matches the attribute in the store by name, or creates it.
 *
 * @returns its remote id; null when the store refuses it, or another attribute is linked with the match
 * @throws WooError when the store as a whole refuses or does not answer
 */
export async function linkAttribute(context: RunContext, attribute: LocalAttribute): Promise<number | null> {
  const entry = { entity: "attribute", localId: attribute.id, productId: null, label: attribute.name } as const;
  try {
    const { remote, isNew } = await findOrCreateAttribute(context, attribute);
    const taken = await context.db.attributeLink.findFirst({
      where: { storeId: context.store.id, remoteId: remote.id },
    });
    if (taken) {
      const outcome: Outcome = {
        ...entry,
        operation: "link",
        outcome: "failed",
        remoteId: remote.id,
        error: { code: "linked_elsewhere" },
      };
      await context.db.$transaction((tx) => recordOutcomes(tx, context, [outcome], { failed: 1 }));
      return null;
    }
    await context.db.$transaction(async (tx) => {
      await tx.attributeLink.create({
        data: {
          storeId: context.store.id,
          attributeId: attribute.id,
          remoteId: remote.id,
          sent: hashFields(attributeFields(attribute)),
        },
      });
      const outcome: Outcome = { ...entry, operation: isNew ? "create" : "link", outcome: "done", remoteId: remote.id };
      await touchProductsOf(tx, context.run, { attributes: [attribute.id] });
      await recordOutcomes(tx, context, [outcome], isNew ? { created: 1 } : {});
    });
    return remote.id;
  } catch (error) {
    if (!failsAlone(error)) throw error;
    const outcome: Outcome = { ...entry, operation: "create", outcome: "failed", error };
    await context.db.$transaction((tx) => recordOutcomes(tx, context, [outcome], { failed: 1 }));
    return null;
  }
}

async function findOrCreateAttribute(context: RunContext, attribute: LocalAttribute) {
  const known = await findAttribute(context, attribute.name);
  if (known) return { remote: known, isNew: false };
  const slug = needsOwnSlug(attribute.name) ? { slug: `aurpos-${attribute.id}` } : {};
  try {
    const body = { name: attribute.name, ...slug };
    return { remote: await createAttribute(context.client, body, requestOptions(context)), isNew: true };
  } catch (error) {
    // A request whose answer was lost may have created the attribute.
    const created = isWooError(error) && !error.needsPerson ? await findAttribute(context, attribute.name) : null;
    if (created) return { remote: created, isNew: false };
    throw error;
  }
}

async function findAttribute(context: RunContext, name: string): Promise<WooAttribute | null> {
  const all = await listAttributes(context.client, requestOptions(context));
  return all.find((remote) => nameKey(remote.name) === nameKey(name)) ?? null;
}
