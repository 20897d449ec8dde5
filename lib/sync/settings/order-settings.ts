import { z } from "zod";

export const SALE_STATUSES = ["draft", "final"] as const;
export const SHIPPING_STATUSES = ["none", "ordered", "packed", "shipped", "delivered", "cancelled"] as const;

const statusTableSchema = z.record(z.string().min(1).max(60), z.enum(SALE_STATUSES));
const shippingTableSchema = z.record(z.string().min(1).max(60), z.enum(SHIPPING_STATUSES));

const DEFAULT_STATUS_TABLE: z.infer<typeof statusTableSchema> = {
  pending: "draft",
  "on-hold": "draft",
  "checkout-draft": "draft",
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
  "checkout-draft": "none",
  processing: "ordered",
  completed: "delivered",
  shipped: "shipped",
  cancelled: "cancelled",
  failed: "cancelled",
  refunded: "cancelled",
};

/** Store.orderSettings: how orders come in from one store. */
export const orderSettingsSchema = z.object({
  /** Order status of the store → status of the sale. */
  statuses: statusTableSchema.default(DEFAULT_STATUS_TABLE),
  /** Order status of the store → shipping status of the sale. */
  shippingStatuses: shippingTableSchema.default(DEFAULT_SHIPPING_TABLE),
  /** Payment method of the store → payment method of the POS. */
  paymentMethods: z.record(z.string().max(100), z.string().max(60)).default({}),
  /** Orders placed before this day (UTC) are ignored; null: those from before the store was connected. */
  importFrom: z.iso.date().nullable().default(null),
  /** An order that waited for stock becomes final by itself when it can be served. */
  finaliseWhenStocked: z.boolean().default(true),
  /** Kept back for the counter: this many of each are not offered online. */
  safetyBuffer: z.number().int().min(0).max(100_000).default(0),
  /** Whether quantities go out after each sale and movement. */
  pushStock: z.boolean().default(true),
  /** Whether orders are imported at all. */
  isEnabled: z.boolean().default(true),
});

export type OrderSettings = z.infer<typeof orderSettingsSchema>;
export type SaleStatusName = (typeof SALE_STATUSES)[number];
export type ShippingStatusName = (typeof SHIPPING_STATUSES)[number];

/**
 * What an order's status makes of the sale. A status nobody mapped is a draft: it takes no stock
 * until a person has said what it means.
 */
export function toSaleStatus(orderStatus: string, settings: OrderSettings): SaleStatusName {
  return settings.statuses[orderStatus] ?? "draft";
}

/** What an order's status makes of the sale's shipping status. */
export function toShippingStatus(orderStatus: string, settings: OrderSettings): ShippingStatusName {
  return settings.shippingStatuses[orderStatus] ?? "none";
}

/** Orders placed before this moment are not imported. */
export function importFromOf(store: { orderSettings: unknown; createdAt: Date }): Date {
  const { importFrom } = orderSettingsSchema.parse(store.orderSettings);
  if (importFrom !== null) return new Date(`${importFrom}T00:00:00Z`);
  // The store's times have whole seconds: an order of the very second counts.
  return new Date(Math.floor(store.createdAt.getTime() / 1000) * 1000);
}
