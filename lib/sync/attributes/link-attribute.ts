import { z } from "zod";
import { nameKey } from "@/lib/woo/html-text";
import { isWooError } from "@/lib/woo/woo-error";
import { type Outcome, recordOutcomes } from "@/lib/sync/core/record";
import { type RunContext, askStore } from "@/lib/sync/core/run-context";
import { type FieldPayloads, hashFields } from "@/lib/sync/core/sent-fields";
import { touchProductsOf } from "@/lib/sync/core/touch-products";
import { failsAlone } from "@/lib/sync/core/settle";

const remoteAttributeSchema = z.object({ id: z.number().int().positive(), name: z.string(), slug: z.string() });
type RemoteAttribute = z.infer<typeof remoteAttributeSchema>;

/**
 * The store's limit is 28 bytes with its "pa_" prefix cut off (wc_create_attribute); letters
 * outside ASCII take two and more. Longer names get a slug of their own.
 */
const MAX_SLUG_BYTES = 25;

export type LocalAttribute = { id: number; name: string };

/** What the store is told of an attribute besides its terms. */
export const attributeFields = (attribute: LocalAttribute): FieldPayloads => ({ name: { name: attribute.name } });

/** Finds the attribute in the store by name, or creates it; null when the store refuses it. */
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
  const hasLongSlug = Buffer.byteLength(attribute.name) > MAX_SLUG_BYTES;
  const body = { name: attribute.name, ...(hasLongSlug ? { slug: `aurpos-${attribute.id}` } : {}) };
  try {
    const ask = () =>
      context.client.post("products/attributes", body, remoteAttributeSchema, { signal: context.abort.signal });
    const { data } = await askStore(context, ask);
    return { remote: data, isNew: true };
  } catch (error) {
    // An earlier try whose answer was lost has made it.
    const made = isWooError(error) && !error.needsPerson ? await findAttribute(context, attribute.name) : null;
    if (made) return { remote: made, isNew: false };
    throw error;
  }
}

async function findAttribute(context: RunContext, name: string): Promise<RemoteAttribute | null> {
  const ask = () =>
    context.client.get("products/attributes", {}, z.array(remoteAttributeSchema), { signal: context.abort.signal });
  const { data } = await askStore(context, ask);
  return data.find((remote) => nameKey(remote.name) === nameKey(name)) ?? null;
}
