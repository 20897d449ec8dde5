import { z } from "zod";

export const SALE_STATUSES = ["draft", "final"] as const;
/** Which orders of a marketplace count: the customer's whole orders, or the parts for each vendor. */
export const SUB_ORDER_CHOICES = ["parents", "children"] as const;
export const SHIPPING_STATUSES = ["none", "ordered", "packed", "shipped", "delivered", "cancelled"] as const;

/**
 * Statuses of orders that nobody has placed: WooCommerce makes them while a customer or an admin still types. They are
 * drafts without a mapping.
 */
export const UNPLACED_STATUSES: readonly string[] = ["checkout-draft", "auto-draft"];

const statusTableSchema = z.record(z.string().min(1).max(60), z.enum(SALE_STATUSES));
const shippingTableSchema = z.record(z.string().min(1).max(60), z.enum(SHIPPING_STATUSES));

const DEFAULT_STATUS_TABLE: z.infer<typeof statusTableSchema> = {
  pending: "draft",
  "on-hold": "draft",
  processing: "final",
  completed: "final",
  shipped: "final",
  cancelled: "draft",
  failed: "draft",
  refunded: "draft",
};

const DEFAULT_SHIPPING_TABLE: z.infer<typeof shippingTableSchema> = {
  pending: "none",
  "on-hold": "none",
  processing: "ordered",
  completed: "delivered",
  shipped: "shipped",
  cancelled: "cancelled",
  failed: "cancelled",
  refunded: "cancelled",
};

/** Store.orderSettings: how one store's orders are imported. */
export const orderSettingsSchema = z.object({
  /** Order status of the store → status of the sale. */
  statuses: statusTableSchema.default(DEFAULT_STATUS_TABLE),
  /** Order status of the store → shipping status of the sale. */
  shippingStatuses: shippingTableSchema.default(DEFAULT_SHIPPING_TABLE),
  /** Payment method of the store → payment method of the POS. */
  paymentMethods: z.record(z.string().max(100), z.string().max(60)).default({}),
  /** Orders placed before this day (UTC) are ignored; null stands for the time the store was connected. */
  importFrom: z.iso.date().nullable().default(null),
  /** Whether waiting orders are served automatically when stock arrives. */
  finaliseWhenStocked: z.boolean().default(true),
  /** Units of each variation kept for the counter, never offered online. */
  safetyBuffer: z.number().int().min(0).max(100_000).default(0),
  /** Whether quantities are pushed after each sale and movement. */
  pushStock: z.boolean().default(true),
  /** Which orders of a marketplace are sales; the others contain the same goods a second time. */
  subOrders: z.enum(SUB_ORDER_CHOICES).default("parents"),
  /** Whether orders are imported at all. */
  isEnabled: z.boolean().default(true),
});

export type OrderSettings = z.infer<typeof orderSettingsSchema>;
export type SaleStatusName = (typeof SALE_STATUSES)[number];
export type ShippingStatusName = (typeof SHIPPING_STATUSES)[number];

/** Whether it is known what an order's status means: a person has mapped it, or nobody has placed the order. */
export function isMappedStatus(orderStatus: string, settings: OrderSettings): boolean {
  return Object.hasOwn(settings.statuses, orderStatus) || UNPLACED_STATUSES.includes(orderStatus);
}

/** Converts an order's status to the sale's. An unmapped status is a draft: it takes no stock until a person maps it. */
export function toSaleStatus(orderStatus: string, settings: OrderSettings): SaleStatusName {
  return settings.statuses[orderStatus] ?? "draft";
}

/** Converts an order's status to the sale's shipping status; `none` when unmapped. */
export function toShippingStatus(orderStatus: string, settings: OrderSettings): ShippingStatusName {
  return settings.shippingStatuses[orderStatus] ?? "none";
}

/** The time from which placed orders are imported; older orders are ignored. */
export function importFromOf(store: { orderSettings: unknown; createdAt: Date }): Date {
  const { importFrom } = orderSettingsSchema.parse(store.orderSettings);
  if (importFrom !== null) return new Date(`${importFrom}T00:00:00Z`);
  // The store's times have whole seconds, and an order of the same second is imported.
  return new Date(Math.floor(store.createdAt.getTime() / 1000) * 1000);
}
