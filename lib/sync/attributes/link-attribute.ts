import { nameKey } from "@/lib/woo/html-text";
import { needsOwnSlug } from "@/lib/woo/resources/attribute-slug";
import { createAttribute, listAttributes, type WooAttribute } from "@/lib/woo/resources/attributes";
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
          sentValues: { name: attribute.name },
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
  const create = async (slug: string | null) => {
    const body = { name: attribute.name, ...(slug === null ? {} : { slug }) };
    return { remote: await createAttribute(context.client, body, requestOptions(context)), isNew: true };
  };
  const ownSlug = ownSlugOf(attribute);
  if (needsOwnSlug(attribute.name)) return create(ownSlug);
  try {
    return await create(null);
  } catch (error) {
    if (!isWooError(error) || !SLUG_REFUSALS.has(error.code)) throw error;
    // Another process may have created the attribute meanwhile. Otherwise the store reserves the derived slug, which it
    // says in its own language, or a plugin uses the slug.
    const created = await findAttribute(context, attribute.name);
    return created ? { remote: created, isNew: false } : create(ownSlug);
  }
}

const SLUG_REFUSALS: ReadonlySet<string> = new Set(["attribute_exists", "attribute_name_refused"]);

/** Returns a slug that the store accepts whatever the name is: ASCII, short, unique and stable. */
function ownSlugOf({ id }: LocalAttribute): string {
  return `aurpos-${id}`;
}

async function findAttribute(context: RunContext, name: string): Promise<WooAttribute | null> {
  const all = await listAttributes(context.client, requestOptions(context));
  return all.find((remote) => nameKey(remote.name) === nameKey(name)) ?? null;
}
