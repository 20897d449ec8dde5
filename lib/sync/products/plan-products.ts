import { type FieldContext, toProductFields } from "./fields";
import type { ProductSnapshot } from "./snapshot";
import type { WooProductWrite } from "@/lib/woo/resources/products";
import {
  type FieldPayloads,
  hashFields,
  mergePayload,
  pickChangedFields,
  type SentFields,
} from "@/lib/sync/core/sent-fields";

/** The link of a product as last recorded. */
export type LinkedProduct = { remoteId: number; sentType: "simple" | "variable"; sent: SentFields };

type ProductFields = FieldPayloads<WooProductWrite>;

export type PlanMode = "new" | "all";

/** The operation for one product. `sent` is the link's column `sent` after the operation. */
export type ProductOperation =
  | { kind: "create"; product: ProductSnapshot; payload: WooProductWrite; sent: SentFields }
  | {
      kind: "update";
      product: ProductSnapshot;
      remoteId: number;
      /** Set when the product has to be converted to another type before the payload is sent. */
      convertTo: "simple" | "variable" | null;
      payload: WooProductWrite;
      sent: SentFields;
    }
  | { kind: "skip"; product: ProductSnapshot; reason: "unchanged" | "sync_disabled" | "archived" }
  /** A variable product with attributes that the store does not have: nobody could buy it. */
  | { kind: "fail"; product: ProductSnapshot; missingAttributes: string[] };

/**
 * Plans one product. The same snapshot, link and settings always give the same operation.
 *
 * - "Do not sync": nothing is sent and the link stays.
 * - Archived: a linked product becomes a draft in the store (hidden, nothing lost), and is published
 *   when it is restored. An unlinked product is not created.
 * - Attributes that the store refused: the product fails, since it would be sent without them.
 * - Another type than last sent: converted, with all fields sent anew. An ordinary update never
 *   contains `type`, since the store rebuilds the product by it (recorded: type.*).
 */
export function planProduct(
  product: ProductSnapshot,
  link: LinkedProduct | undefined,
  context: FieldContext,
  options: { mode: PlanMode; isForced?: boolean },
): ProductOperation {
  if (product.isSyncDisabled) return { kind: "skip", product, reason: "sync_disabled" };
  const missingAttributes = listMissingAttributes(product, context);
  if (!link) {
    if (product.isArchived) return { kind: "skip", product, reason: "archived" };
    return missingAttributes.length > 0 ? { kind: "fail", product, missingAttributes } : planCreate(product, context);
  }
  if (product.isArchived) return planStatus(product, link, "draft");
  if (missingAttributes.length > 0) return { kind: "fail", product, missingAttributes };

  const convertTo = link.sentType === product.type ? null : product.type;
  const before = convertTo ? {} : link.sent;
  const wanted = withStatus(toProductFields(product, context, "update"), link.sent);
  // In mode "new", a linked parent still needs the options of its new variations.
  const considered = options.mode === "new" && !convertTo ? only(wanted, "attributes") : wanted;
  const { changed, hashes } = pickChangedFields(considered, before, options.isForced);
  if (!convertTo && Object.keys(changed).length === 0) return { kind: "skip", product, reason: "unchanged" };
  return {
    kind: "update",
    product,
    remoteId: link.remoteId,
    convertTo,
    payload: mergePayload(changed),
    sent: { ...before, ...hashes },
  };
}

/** Returns the names of a variable product's attributes that have no remote id, in their order. */
export function listMissingAttributes(
  product: ProductSnapshot,
  { attributeIds }: Pick<FieldContext, "attributeIds">,
): string[] {
  if (product.type !== "variable") return [];
  return product.attributes.filter(({ id }) => !attributeIds.has(id)).map(({ name }) => name);
}

function planCreate(product: ProductSnapshot, context: FieldContext): ProductOperation {
  const fields = toProductFields(product, context, "create");
  return {
    kind: "create",
    product,
    payload: { type: product.type, status: "publish", ...mergePayload(fields) },
    sent: hashFields(fields),
  };
}

/** Adds "publish" only when the POS has sent a status: the shop owner's own drafts stay drafts. */
function withStatus(fields: ProductFields, sent: SentFields): ProductFields {
  return sent["status"] === undefined ? fields : { ...fields, status: { status: "publish" } };
}

function planStatus(product: ProductSnapshot, link: LinkedProduct, status: "draft"): ProductOperation {
  const { changed, hashes } = pickChangedFields({ status: { status } }, link.sent);
  if (Object.keys(changed).length === 0) return { kind: "skip", product, reason: "archived" };
  return {
    kind: "update",
    product,
    remoteId: link.remoteId,
    convertTo: null,
    payload: { status },
    sent: { ...link.sent, ...hashes },
  };
}

function only(fields: ProductFields, name: string): ProductFields {
  const field = fields[name];
  return field ? { [name]: field } : {};
}
