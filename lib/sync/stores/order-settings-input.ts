import { z } from "zod";
import { TILL_METHODS } from "@/lib/sales/payment-methods";
import type { StatusInUse } from "@/lib/sync/orders/order-view";
import {
  SALE_STATUSES,
  SHIPPING_STATUSES,
  SUB_ORDER_CHOICES,
  type OrderSettings,
  orderSettingsSchema,
} from "@/lib/sync/settings/order-settings";

/** Payment methods that a store's method can map to; unmapped methods are the first. */
export const ORDER_PAYMENT_METHODS = ["online", ...TILL_METHODS] as const;

/** A status that nobody has mapped: it is listed, and not saved. */
export const UNMAPPED = "" as const;

const slugSchema = z.string().trim().toLowerCase().min(1, "required").max(60, "tooLong");

/** Input of the order settings page; the form validates with the same schema. */
export const orderSettingsInputSchema = z
  .object({
    isEnabled: z.boolean(),
    /** ISO date; empty stands for the time the store was connected. */
    importFrom: z.union([z.literal(""), z.iso.date("dateInvalid")]),
    statuses: z
      .array(
        z.object({
          status: slugSchema,
          sale: z.enum([UNMAPPED, ...SALE_STATUSES]),
          shipping: z.enum(SHIPPING_STATUSES),
          /** The orders that have an unmapped status. */
          orders: z.number().int().nonnegative().optional(),
        }),
      )
      .max(100),
    payments: z
      .array(
        z.object({
          method: z.string().trim().min(1, "required").max(100, "tooLong"),
          pos: z.enum(ORDER_PAYMENT_METHODS),
        }),
      )
      .max(100),
    subOrders: z.enum(SUB_ORDER_CHOICES).default("parents"),
    finaliseWhenStocked: z.boolean(),
    pushStock: z.boolean(),
    safetyBuffer: z
      .number({ error: "bufferRange" })
      .int("bufferRange")
      .min(0, "bufferRange")
      .max(100_000, "bufferRange"),
  })
  .superRefine((input, context) => {
    refuseDuplicates(
      input.statuses.map((row) => row.status),
      (index) => ["statuses", index, "status"],
      context,
    );
    refuseDuplicates(
      input.payments.map((row) => row.method),
      (index) => ["payments", index, "method"],
      context,
    );
  });

export type OrderSettingsForm = z.input<typeof orderSettingsInputSchema>;
export type OrderSettingsInput = z.output<typeof orderSettingsInputSchema>;

function refuseDuplicates(
  names: readonly string[],
  path: (index: number) => (string | number)[],
  context: z.RefinementCtx,
): void {
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) < index) context.addIssue({ code: "custom", path: path(index), message: "listedTwice" });
  }
}

/** Converts the form's input to the stored settings, without the statuses that stay unmapped. */
export function toOrderSettings(input: OrderSettingsInput): OrderSettings {
  const { statuses: rows, payments, importFrom, ...rest } = input;
  const statuses = rows.filter(({ sale }) => sale !== UNMAPPED);
  return orderSettingsSchema.parse({
    ...rest,
    importFrom: importFrom === "" ? null : importFrom,
    statuses: Object.fromEntries(statuses.map((row) => [row.status, row.sale])),
    shippingStatuses: Object.fromEntries(statuses.map((row) => [row.status, row.shipping])),
    paymentMethods: Object.fromEntries(payments.map((row) => [row.method, row.pos])),
  });
}

/**
 * Converts the stored settings to the form's values. Statuses that orders have and nobody has mapped come last, with
 * their orders: a preset choice would map them with the next save.
 */
export function toOrderSettingsForm(settings: OrderSettings, seen: readonly StatusInUse[]): OrderSettingsForm {
  const { statuses, shippingStatuses, paymentMethods, importFrom, ...rest } = settings;
  const unmapped = seen.filter(({ status, isMapped }) => !isMapped && status !== "trash");
  return {
    ...rest,
    importFrom: importFrom ?? "",
    statuses: [
      ...Object.entries(statuses)
        .filter(([status]) => status !== "trash")
        .map(([status, sale]) => ({ status, sale, shipping: shippingStatuses[status] ?? ("none" as const) })),
      ...unmapped.map(({ status, orders }) => ({
        status,
        sale: UNMAPPED,
        shipping: shippingStatuses[status] ?? ("none" as const),
        orders,
      })),
    ],
    payments: Object.entries(paymentMethods).map(([method, pos]) => ({
      method,
      pos: ORDER_PAYMENT_METHODS.find((known) => known === pos) ?? "other",
    })),
  };
}
