import { decodeHtmlText } from "@/lib/woo/html-text";
import { readAttribute, updateAttribute } from "@/lib/woo/resources/attributes";
import type { Outcome } from "@/lib/sync/core/outcomes";
import { recordOutcomes } from "@/lib/sync/core/record";
import { requestOptions, type RunContext } from "@/lib/sync/core/run-context";
import { pickChangedFields, type SentFields } from "@/lib/sync/core/sent-fields";
import { attributeFields, type LocalAttribute } from "./link-attribute";
import { failsAlone } from "@/lib/sync/core/separate-fault";

/**
 * Sends the name of a linked attribute when it differs from the name last sent or matched.
 *
 * @throws WooError `resource_missing` when the store no longer has it
 */
export async function renameAttribute(
  context: RunContext,
  attribute: LocalAttribute,
  link: { remoteId: number; sent: SentFields },
): Promise<void> {
  const fields = attributeFields(attribute);
  const { changed, hashes } = pickChangedFields(fields, link.sent);
  if (Object.keys(changed).length === 0) return;
  const options = requestOptions(context);
  const remote = await readAttribute(context.client, link.remoteId, options);
  const payload = { ...remote, name: attribute.name };
  const outcome: Outcome = {
    entity: "attribute",
    operation: "update",
    outcome: "done",
    localId: attribute.id,
    productId: null,
    remoteId: link.remoteId,
    label: attribute.name,
    sent: payload,
  };
  const isUpToDate = decodeHtmlText(remote.name) === attribute.name;
  try {
    if (!isUpToDate) await updateAttribute(context.client, link.remoteId, payload, options);
  } catch (error) {
    if (!failsAlone(error) || error.code === "resource_missing") throw error;
    await context.db.$transaction((tx) =>
      recordOutcomes(tx, context, [{ ...outcome, outcome: "failed", error }], { failed: 1 }),
    );
    return;
  }
  await context.db.$transaction(async (tx) => {
    const key = { storeId: context.store.id, attributeId: attribute.id };
    await tx.attributeLink.update({
      where: { storeId_attributeId: key },
      data: { sent: { ...link.sent, ...hashes }, sentValues: { name: attribute.name } },
    });
    if (!isUpToDate) await recordOutcomes(tx, context, [outcome], { updated: 1 });
  });
}
