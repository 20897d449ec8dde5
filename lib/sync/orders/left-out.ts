import { isMarkedAsDivided, parentOrderIdOf, type WooOrder } from "@/lib/woo/resources/orders";
import { type OrderSettings, UNPLACED_STATUSES } from "@/lib/sync/settings/order-settings";

/** Marketplaces make sub-orders at the checkout, so a parent imported longer ago is counted already. */
const SUB_ORDER_DELAY_MS = 60 * 60_000;

/** Why an order is deliberately no sale; the message files have the texts. */
export const LEFT_OUT_REASONS = ["checkout_draft", "sub_order", "parent_order"] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** What is imported of an order and of those that share its goods. */
export type OrderFamily = {
  isImported: boolean;
  hasImportedChildren: boolean;
  /** When the order's parent was imported; null when it was not. */
  parentImportedAt: Date | null;
  /** Whether the parent's other sub-orders are counted in its place. */
  isParentReplaced: boolean;
};

/**
 * Decides whether an order is deliberately no sale: abandoned checkouts, and either the parents or the sub-orders of a
 * marketplace, which contain the same goods twice. What is imported stays imported.
 */
export function findLeftOutReason(
  order: Pick<WooOrder, "status" | "parent_id" | "meta_data">,
  { subOrders }: Pick<OrderSettings, "subOrders">,
  family: OrderFamily,
  now: Date,
): LeftOutReason | null {
  if (family.isImported) return family.hasImportedChildren ? "parent_order" : null;
  if (UNPLACED_STATUSES.includes(order.status)) return "checkout_draft";
  if (parentOrderIdOf(order) === null) {
    const isLeftOut = family.hasImportedChildren || (subOrders === "children" && isMarkedAsDivided(order));
    return isLeftOut ? "parent_order" : null;
  }
  if (subOrders === "parents") return "sub_order";
  const { parentImportedAt, isParentReplaced } = family;
  const isCounted = parentImportedAt !== null && now.getTime() - parentImportedAt.getTime() > SUB_ORDER_DELAY_MS;
  return isCounted && !isParentReplaced ? "sub_order" : null;
}
