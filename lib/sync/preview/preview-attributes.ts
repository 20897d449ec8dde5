import { attributeFields } from "@/lib/sync/attributes/link-attribute";
import { planTerm, termFields } from "@/lib/sync/attributes/plan-terms";
import { usedAttributes } from "@/lib/sync/attributes/used-attributes";
import { type EngineDeps, requestOptions } from "@/lib/sync/core/run-context";
import {
  pickChangedFields,
  type SentFields,
  sentFieldsSchema,
  type SentValues,
  sentValuesSchema,
} from "@/lib/sync/core/sent-fields";
import { decodeHtmlText, nameKey } from "@/lib/woo/html-text";
import { listAttributes } from "@/lib/woo/resources/attributes";
import { listTerms, termPositionOf, type WooPlacedTerm } from "@/lib/woo/resources/terms";
import type { PreviewContext } from "./planned-line";
import type { PreviewThingsRequest } from "./preview-request-schema";
import { createPreviewContext } from "./preview-slice";
import { readingStore } from "./reading-store";
import { kindOfChange, toThingRows, toThingsPreview } from "./thing-rows";
import type { ThingItem, ThingsPreview } from "./things-view";

/** What the store has: its attributes' names by remote id, decoded. */
type RemoteAttributes = ReadonlyMap<number, string>;
type Link = { remoteId: number; sent: SentFields; values: SentValues };

/**
 * Previews the attributes and their values that a run would send.
 *
 * @throws AppError as createPreviewContext does
 */
export async function previewAttributes(
  deps: EngineDeps,
  of: { businessId: number; storeId: number },
  request: PreviewThingsRequest,
): Promise<ThingsPreview> {
  const context = await createPreviewContext(deps, of, request);
  const attributes = await loadAttributes(context);
  return readingStore(request, async (isStoreRead) => {
    const remote = isStoreRead ? await readAttributes(context) : null;
    const taken = new Set(attributes.flatMap(({ links }) => links.map(({ remoteId }) => remoteId)));
    const items: ThingItem[] = [];
    for (const attribute of attributes) {
      const link = toLink(attribute.links[0]);
      const found = link?.remoteId ?? findByName(attribute.name, remote, taken);
      items.push(toAttributeItem(attribute, link, { found, remote }));
      const terms = remote !== null && found !== null && remote.has(found) ? await readTerms(context, found) : null;
      items.push(...attribute.values.map((value) => toTermItem(context, { attribute, value, terms })));
    }
    return toThingsPreview(items, { isStoreRead, storeError: null });
  });
}

type Attribute = Awaited<ReturnType<typeof loadAttributes>>[number];
type Value = Attribute["values"][number];

function loadAttributes({ db, business, store }: PreviewContext) {
  return db.attribute.findMany({
    where: usedAttributes(business.id),
    orderBy: { id: "asc" },
    include: {
      values: {
        orderBy: [{ position: "asc" }, { id: "asc" }],
        include: { links: { where: { storeId: store.id } } },
      },
      links: { where: { storeId: store.id } },
    },
  });
}

function toLink(row: { remoteId: number; sent: unknown; sentValues: unknown } | undefined): Link | null {
  if (!row) return null;
  const { remoteId, sent, sentValues } = row;
  return { remoteId, sent: sentFieldsSchema.parse(sent), values: sentValuesSchema.parse(sentValues) };
}

async function readAttributes(context: PreviewContext): Promise<RemoteAttributes> {
  const all = await listAttributes(context.client, requestOptions(context));
  return new Map(all.map(({ id, name }) => [id, decodeHtmlText(name)]));
}

async function readTerms(context: PreviewContext, remoteId: number): Promise<ReadonlyMap<number, WooPlacedTerm>> {
  const terms = await listTerms(context.client, remoteId, requestOptions(context));
  return new Map(terms.map((term) => [term.id, term]));
}

/** The remote attribute of the same name that no other attribute is linked with; null without. */
function findByName(name: string, remote: RemoteAttributes | null, taken: Set<number>): number | null {
  for (const [id, text] of remote ?? []) {
    if (nameKey(text) !== nameKey(name) || taken.has(id)) continue;
    taken.add(id);
    return id;
  }
  return null;
}

function toAttributeItem(
  attribute: Attribute,
  link: Link | null,
  { found, remote }: { found: number | null; remote: RemoteAttributes | null },
): ThingItem {
  const fields = attributeFields(attribute);
  const changed = link === null ? [] : Object.keys(pickChangedFields(fields, link.sent).changed);
  const kind = link === null ? (found === null ? "create" : "link") : kindOfChange(changed, "unchanged");
  const storeText = remote === null || found === null ? undefined : (remote.get(found) ?? null);
  return {
    entity: "attribute",
    id: attribute.id,
    name: attribute.name,
    within: null,
    kind,
    rows: toThingRows(
      [
        {
          field: "name",
          part: { name: attribute.name },
          text: attribute.name,
          lastText: textOf(link, "name"),
          storeText,
        },
      ],
      { sent: link?.sent ?? {}, isSent: () => kind !== "unchanged" },
    ),
  };
}

function toTermItem(
  { run }: PreviewContext,
  { attribute, value, terms }: { attribute: Attribute; value: Value; terms: ReadonlyMap<number, WooPlacedTerm> | null },
): ThingItem {
  const link = toLink(value.links[0]);
  const plan = planTerm(value, link, run.isForced);
  const changed = Object.keys(pickChangedFields(termFields(value), link?.sent ?? {}).changed);
  const same = [...(terms?.values() ?? [])].find((term) => nameKey(term.name) === nameKey(value.name));
  const there = terms === null ? undefined : link === null ? same : terms.get(link.remoteId);
  const kind =
    plan === null ? "unchanged" : link === null ? (there ? "link" : "create") : kindOfChange(changed, "update");
  const { name, position } = termFields(value);
  const lastPosition = link === null ? undefined : termPositionOf(link.values);
  return {
    entity: "term",
    id: value.id,
    name: value.name,
    within: attribute.name,
    kind,
    rows: toThingRows(
      [
        {
          field: "name",
          part: name,
          text: value.name,
          lastText: textOf(link, "name"),
          storeText: there && decodeHtmlText(there.name),
        },
        {
          field: "position",
          part: position,
          text: toPosition(value.position),
          lastText: lastPosition === null || lastPosition === undefined ? undefined : toPosition(lastPosition),
          storeText: there && toPosition(termPositionOf(there) ?? 0),
        },
      ],
      { sent: link?.sent ?? {}, isSent: (field) => plan !== null && (link === null || plan.changed.includes(field)) },
    ),
  };
}

/** Positions are counted from 1 for people. */
function toPosition(position: number): string {
  return String(position + 1);
}

function textOf(link: Link | null, field: string): string | undefined {
  const value = link?.values[field];
  return typeof value === "string" ? value : undefined;
}
