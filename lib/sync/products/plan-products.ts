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

/** This product is that product of the store, as last recorded. */
export type LinkedProduct = { remoteId: number; sentType: "simple" | "variable"; sent: SentFields };

type ProductFields = FieldPayloads<WooProductWrite>;

export type PlanMode = "new" | "all";

/** One thing to do for one product. `sent` is what the link's column holds once it is done. */
export type ProductOperation =
  | { kind: "create"; product: ProductSnapshot; payload: WooProductWrite; sent: SentFields }
  | {
      kind: "update";
      product: ProductSnapshot;
      remoteId: number;
      /** Set when the product has to be re-made as another type before the payload goes out. */
      convertTo: "simple" | "variable" | null;
      payload: WooProductWrite;
      sent: SentFields;
    }
  | { kind: "skip"; product: ProductSnapshot; reason: "unchanged" | "sync_disabled" | "archived" };

/**
 * Decides what to send for one product. Pure: the same snapshot, link and settings give the same
 * operation.
 *
 * - "Do not sync": nothing is sent and the link stays.
 * - Archived: a linked product becomes a draft in the store (out of sight, nothing lost); when it
 *   comes back it is published again. One that was never sent is not created.
 * - Another type than last sent: converted on purpose, with all fields sent anew. `type` is never
 *   part of an ordinary update, since the store re-makes the product by it (recorded: type.*).
 */
export function planProduct(
  product: ProductSnapshot,
  link: LinkedProduct | undefined,
  context: FieldContext,
  options: { mode: PlanMode; isForced?: boolean },
): ProductOperation {
  if (product.isSyncDisabled) return { kind: "skip", product, reason: "sync_disabled" };
  if (!link) return product.isArchived ? { kind: "skip", product, reason: "archived" } : planCreate(product, context);
  if (product.isArchived) return planStatus(product, link, "draft");

  const convertTo = link.sentType === product.type ? null : product.type;
  const before = convertTo ? {} : link.sent;
  const wanted = withStatus(toProductFields(product, context, "update"), link.sent);
  // "Only new" still has to tell a linked parent which options its new variations use.
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

function planCreate(product: ProductSnapshot, context: FieldContext): ProductOperation {
  const fields = toProductFields(product, context, "create");
  return {
    kind: "create",
    product,
    payload: { type: product.type, status: "publish", ...mergePayload(fields) },
    sent: hashFields(fields),
  };
}

/** Says "publish" only to what we hid ourselves: a draft of the shop owner's own stays one. */
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
