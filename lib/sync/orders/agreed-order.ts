import { Decimal } from "decimal.js";
import { z } from "zod";
import type { OrderDraft } from "./order-draft";
import { hashPayload } from "@/lib/sync/core/sent-fields";

const addressSchema = z.record(z.string(), z.string());

/** What POS and store can differ in. OrderLink.agreed stores what both last agreed on; decimal strings. */
export const agreedOrderSchema = z.object({
  status: z.string(),
  shippingStatus: z.string(),
  customerNote: z.string(),
  billing: addressSchema,
  shipping: addressSchema,
  lines: z.array(
    z.object({
      kind: z.string(),
      remoteLineId: z.number().nullable(),
      name: z.string(),
      quantity: z.string(),
      total: z.string(),
      taxTotal: z.string(),
    }),
  ),
  total: z.string(),
});
export type AgreedOrder = z.infer<typeof agreedOrderSchema>;

/** Parts that the merge takes over, or leaves unchanged, as a whole. */
export const ORDER_PARTS = ["status", "shippingStatus", "customerNote", "addresses", "lines"] as const;
export type OrderPart = (typeof ORDER_PARTS)[number];

/** The store's side of an order, in the shape that the merge compares. Decimal strings. */
export function agreedFromDraft(draft: OrderDraft): AgreedOrder {
  return {
    status: draft.status,
    shippingStatus: draft.shippingStatus,
    customerNote: draft.customerNote,
    billing: draft.billing,
    shipping: draft.shipping,
    lines: draft.lines.map((line) => ({
      kind: line.kind === "free_text" ? "product" : line.kind,
      remoteLineId: line.remoteLineId,
      name: line.name,
      quantity: plain(line.quantity),
      total: plain(line.total),
      taxTotal: plain(line.taxTotal),
    })),
    total: plain(draft.totals.total),
  };
}

/** "2.50" and "2.5" are the same amount. */
function plain(amount: string): string {
  return new Decimal(amount).toFixed();
}

function partHash(order: AgreedOrder, part: OrderPart): string {
  if (part === "addresses") return hashPayload([order.billing, order.shipping]);
  if (part === "lines") return hashPayload([order.lines, order.total]);
  return hashPayload(order[part]);
}

type Merge = {
  /** Parts that only the store has changed; the sale takes them over. */
  take: OrderPart[];
  /** Parts that both sides have changed differently; a person decides. */
  conflicts: OrderPart[];
};

/**
 * Plans the three-way merge. Staff edits are never overwritten silently: what only one side changed is
 * merged, what both changed differently is a conflict.
 */
export function mergeOrder(agreed: AgreedOrder, pos: AgreedOrder, store: AgreedOrder): Merge {
  const merge: Merge = { take: [], conflicts: [] };
  for (const part of ORDER_PARTS) {
    const before = partHash(agreed, part);
    const ours = partHash(pos, part);
    const theirs = partHash(store, part);
    if (theirs === before || theirs === ours) continue;
    if (ours === before) merge.take.push(part);
    else merge.conflicts.push(part);
  }
  return merge;
}
