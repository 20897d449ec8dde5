import { Decimal } from "decimal.js";
import { z } from "zod";
import type { OrderDraft } from "./order-draft";
import { hashPayload } from "@/lib/sync/core/sent-fields";

/**
 * What POS and store can differ in, as both sides can be written down. OrderLink.agreed holds it
 * as of the last time they were the same.
 */
const addressSchema = z.record(z.string(), z.string());

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

/** Parts that are taken over or left alone as a whole. */
export const ORDER_PARTS = ["status", "shippingStatus", "customerNote", "addresses", "lines"] as const;
export type OrderPart = (typeof ORDER_PARTS)[number];

/** The store's side. */
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
  /** Parts that only the store has changed: to be taken over. */
  take: OrderPart[];
  /** Parts that both have changed, to different things: a person decides. */
  conflicts: OrderPart[];
};

/**
 * Three-way comparison. Staff edits are never overwritten silently: what only one side changed is
 * merged, what both changed differently is a conflict.
 */
export function mergeOrder(agreed: AgreedOrder, pos: AgreedOrder, store: AgreedOrder): Merge {
  const merge: Merge = { take: [], conflicts: [] };
  for (const part of ORDER_PARTS) {
    const before = partHash(agreed, part);
    const here = partHash(pos, part);
    const there = partHash(store, part);
    if (there === before || there === here) continue;
    if (here === before) merge.take.push(part);
    else merge.conflicts.push(part);
  }
  return merge;
}
