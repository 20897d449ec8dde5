import { isWooError } from "@/lib/woo/woo-error";
import type { RunContext } from "@/lib/sync/core/run-context";
import { hashFields, type SentFields, sentFieldsSchema } from "@/lib/sync/core/sent-fields";
import { attributeFields, linkAttribute, type LocalAttribute } from "./link-attribute";
import type { Phase } from "@/lib/sync/core/phase";
import { renameAttribute } from "./rename-attribute";
import type { LocalTerm } from "./plan-terms";
import { sendTerms } from "./send-terms";
import { usedAttributes } from "./used-attributes";

/**
 * Attributes and their terms, one attribute per slice. They are global in the store, so that shoppers can
 * filter by them.
 */
export const attributesPhase: Phase = {
  count: (context) => context.db.attribute.count({ where: usedAttributes(context.run.businessId) }),

  async findNext(context, cursor) {
    const attribute = await context.db.attribute.findFirst({
      where: { ...usedAttributes(context.run.businessId), id: { gt: cursor.afterId } },
      orderBy: { id: "asc" },
      select: { id: true, name: true },
    });
    if (!attribute) return null;
    const { id, name } = attribute;
    return {
      next: { ...cursor, afterId: id },
      line: {
        entity: "attribute",
        operation: "note",
        localId: id,
        productId: null,
        label: name,
        sku: null,
        remoteId: null,
      },
    };
  },

  async step(context, cursor) {
    const attribute = await context.db.attribute.findFirst({
      where: { ...usedAttributes(context.run.businessId), id: { gt: cursor.afterId } },
      orderBy: { id: "asc" },
      include: {
        values: { orderBy: [{ position: "asc" }, { id: "asc" }] },
        links: { where: { storeId: context.store.id } },
      },
    });
    if (!attribute) return null;
    const [link] = attribute.links;
    const remoteId = link?.remoteId ?? (await linkAttribute(context, attribute));
    if (remoteId !== null)
      await sendOrRelink(context, attribute, {
        remoteId,
        sent: link ? sentFieldsSchema.parse(link.sent) : hashFields(attributeFields(attribute)),
      });
    return { next: { ...cursor, afterId: attribute.id }, unlogged: { done: 1 } };
  },
};

/**
 * Sends the name and the terms of a linked attribute. When the attribute was deleted in the store, the
 * store refuses all its terms, since their taxonomy is missing
 * (WC_REST_Terms_Controller::check_permissions). The attribute is then matched or created again, once.
 */
async function sendOrRelink(
  context: RunContext,
  attribute: LocalAttribute & { values: LocalTerm[] },
  link: { remoteId: number; sent: SentFields },
): Promise<void> {
  try {
    await renameAttribute(context, attribute, link);
    await sendTerms(context, link.remoteId, attribute.values);
  } catch (error) {
    if (!isWooError(error) || error.code !== "resource_missing") throw error;
    await context.db.$transaction(async (tx) => {
      await tx.attributeLink.deleteMany({ where: { storeId: context.store.id, attributeId: attribute.id } });
      await tx.attributeTermLink.deleteMany({
        where: { storeId: context.store.id, attributeValueId: { in: attribute.values.map((value) => value.id) } },
      });
    });
    const remoteId = await linkAttribute(context, attribute);
    if (remoteId !== null) await sendTerms(context, remoteId, attribute.values);
  }
}
