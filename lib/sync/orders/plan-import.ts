import type { OrderLink, Sale } from "@/lib/generated/prisma/client";
import type { DraftReason } from "@/lib/generated/prisma/enums";
import {
  isMappedStatus,
  type OrderSettings,
  SALE_STATUSES,
  SHIPPING_STATUSES,
} from "@/lib/sync/settings/order-settings";
import { hashPayload } from "@/lib/sync/core/sent-fields";
import { type AgreedOrder, mergeOrder, ORDER_PARTS, type OrderPart } from "./agreed-order";
import type { OrderDraft } from "./order-draft";

type KnownOrder = Pick<OrderLink, "state" | "remoteModifiedAt" | "contentHash">;

/** Hash of an order's content. Opening an order in the store may move its modification time, so the hash leaves that out. */
export function hashDraft(draft: OrderDraft): string {
  const { modifiedAt: _modifiedAt, ...content } = draft;
  return hashPayload(JSON.parse(JSON.stringify(content)));
}

/**
 * Decides what an import does: an older state is ignored, and for equal times (the store's clock has whole seconds) the
 * content decides. `stamp` records the newer time alone. A deleted order that is imported again is restored.
 */
export function planImport(
  known: KnownOrder | null,
  { modifiedAt }: Pick<OrderDraft, "modifiedAt">,
  contentHash: string,
): "create" | "ignore" | "stamp" | "update" {
  if (known === null) return "create";
  if (known.state === "deleted") return "update";
  if (known.remoteModifiedAt > modifiedAt) return "ignore";
  return known.contentHash === contentHash ? "stamp" : "update";
}

/** Whether the order or one of its notes may have changed. A new note moves at most the order's time. */
export function hasNews(
  known: (KnownOrder & Pick<OrderLink, "areNotesDue">) | null,
  draft: Pick<OrderDraft, "modifiedAt">,
  contentHash: string,
): boolean {
  const plan = planImport(known, draft, contentHash);
  if (plan !== "stamp" || known === null) return plan !== "ignore";
  return known.areNotesDue || known.remoteModifiedAt < draft.modifiedAt;
}

/**
 * The order as it updates a known sale: a status that nobody has mapped leaves the sale's statuses as they were agreed.
 * A plugin's status between paid and completed would otherwise return goods that are in a parcel.
 */
export function withKnownStatus(draft: OrderDraft, agreed: AgreedOrder, settings: OrderSettings): OrderDraft {
  if (isMappedStatus(draft.remoteStatus, settings)) return draft;
  const status = SALE_STATUSES.find((name) => name === agreed.status) ?? draft.status;
  if (Object.hasOwn(settings.shippingStatuses, draft.remoteStatus)) return { ...draft, status };
  const shippingStatus = SHIPPING_STATUSES.find((name) => name === agreed.shippingStatus) ?? draft.shippingStatus;
  return { ...draft, status, shippingStatus };
}

export type UpdatePlan = {
  /** Parts of the sale that take the store's side. */
  take: OrderPart[];
  /** The status that staff chose, when it stays; null when the sale takes the store's status. */
  retained: { status: Sale["status"]; draftReason: DraftReason } | null;
  hasConflict: boolean;
  /** What both sides agree on from now on. */
  agreed: AgreedOrder;
};

/** Decides how the store's side of an order changes its sale. Only edits of staff make a merge necessary. */
export function planUpdate(
  sale: Pick<Sale, "status" | "draftReason" | "editedAt">,
  { agreed, ours, theirs }: { agreed: AgreedOrder; ours: AgreedOrder; theirs: AgreedOrder },
  isRestored: boolean,
): UpdatePlan {
  if (sale.editedAt === null) return { take: [...ORDER_PARTS], retained: null, hasConflict: false, agreed: theirs };
  // The deletion ended the status that staff chose: a restored order has the store's status.
  const merge = mergeOrder(agreed, isRestored ? { ...ours, status: agreed.status } : ours, theirs);
  const isStatusRetained = !isRestored && !merge.take.includes("status");
  return {
    take: merge.take,
    retained: isStatusRetained ? { status: statusOf(sale), draftReason: sale.draftReason ?? "staff" } : null,
    hasConflict: merge.conflicts.length > 0,
    agreed: mergeAgreed(agreed, theirs, merge.conflicts),
  };
}

/** A draft that waits for stock counts as final: only the stock is missing. */
function statusOf(sale: Pick<Sale, "status" | "draftReason">): Sale["status"] {
  return sale.draftReason === "out_of_stock" ? "final" : sale.status;
}

/** Parts in conflict retain the last agreed state, which the choice shows. */
function mergeAgreed(agreed: AgreedOrder, theirs: AgreedOrder, conflicts: readonly OrderPart[]): AgreedOrder {
  const merged = { ...theirs };
  if (conflicts.includes("status")) merged.status = agreed.status;
  if (conflicts.includes("shippingStatus")) merged.shippingStatus = agreed.shippingStatus;
  if (conflicts.includes("customerNote")) merged.customerNote = agreed.customerNote;
  if (conflicts.includes("addresses")) Object.assign(merged, { billing: agreed.billing, shipping: agreed.shipping });
  if (conflicts.includes("lines")) Object.assign(merged, { lines: agreed.lines, total: agreed.total });
  return merged;
}
