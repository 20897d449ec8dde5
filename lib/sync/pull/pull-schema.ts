import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import type { PullChoice } from "@/lib/generated/prisma/enums";

const takenOrdersSchema = z.record(z.string(), z.record(z.string(), z.string()).nullable());
/**
 * Remote order id → remote line id → the units, decimal strings, that the store had taken when its quantities were read.
 * Null for an order that cannot be read.
 */
export type TakenOrders = z.infer<typeof takenOrdersSchema>;

/** StorePull.cursor: where the next slice of the phase begins. */
export const pullCursorSchema = z.object({
  /** The next page of a listing, from 1. */
  page: z.number().int().default(1),
  /** The last remote id that is processed. */
  afterId: z.number().int().default(0),
  /** Variations are read product by product. */
  isPerProduct: z.boolean().default(false),
  /** The second in which the last order was placed, since 1970; 0 before the first. */
  placedAt: z.number().int().default(0),
  /** The orders that were fetched for the products after `afterId`, when the time was over before the last of them. */
  takenOrders: takenOrdersSchema.default({}),
});
export type PullCursor = z.infer<typeof pullCursorSchema>;

/** StorePull.taxes: the tax classes of the store as products name them, with the rates of each. Percents are decimals. */
export const storeTaxesSchema = z.object({
  classes: z.array(z.object({ slug: z.string(), name: z.string() })).default([]),
  rates: z.array(z.object({ name: z.string(), percent: z.string(), taxClass: z.string() })).default([]),
});
export type PulledTaxes = z.infer<typeof storeTaxesSchema>;

/** What is worth a look before a product is taken over. The words of each are `pull.doubts.<code>`. */
export const PULL_DOUBTS = [
  "sku_twice",
  "sku_missing",
  "by_barcode",
  "name_differs",
  "price_differs",
  "stock_differs",
  "stock_shared",
  "on_sale",
  "own_attributes",
  "variations_left_out",
  "variations_new",
  "variations_missing",
  "values_differ",
] as const;
export type PullDoubt = (typeof PULL_DOUBTS)[number];

/** What happens where a person does not choose. */
export const DEFAULT_CHOICES: Record<PullDoubt, PullChoice> = {
  sku_twice: "leave_out",
  sku_missing: "store",
  by_barcode: "store",
  name_differs: "store",
  price_differs: "store",
  stock_differs: "store",
  stock_shared: "store",
  on_sale: "store",
  own_attributes: "store",
  variations_left_out: "store",
  variations_new: "store",
  variations_missing: "store",
  // The product import does not write other values of a known variation.
  values_differ: "leave_out",
};

/** Why the shop cannot have a product. The words of each are `pull.reasons.<code>`. */
export const PULL_REASONS = [
  "grouped",
  "external",
  "other_type",
  "not_published",
  "no_variations",
  "no_attributes",
  "no_price",
  "type_differs",
  "linked_elsewhere",
  "match_lost",
] as const;
export type PullReason = (typeof PULL_REASONS)[number];

/** For how many months before the pull a person may take over orders. */
export const ORDER_MONTHS = [3, 6, 12, 24] as const;

const orderCount = z.number().int().nullable();
const countsSchema = z.object({ 3: orderCount, 6: orderCount, 12: orderCount, 24: orderCount });
export type OrderCounts = z.infer<typeof countsSchema>;

/** StorePull.orderCounts: months → orders placed within them; null where the store does not say how many. */
export const orderCountsSchema = countsSchema.nullable().catch(null);

const choiceSchema = z.enum(["store", "shop", "leave_out"]);

/** The local tax rate of a tax class: an id, none, or one that is made of the store's rate. */
export const taxChoiceSchema = z.union([idSchema, z.enum(["none", "make"])]);
export type PullTaxChoice = z.infer<typeof taxChoiceSchema>;

/** StorePull.choices: by doubt, and by tax class as products name it ("" is the standard class). */
export const pullChoicesSchema = z.object({
  doubts: z.partialRecord(z.enum(PULL_DOUBTS), choiceSchema).default({}),
  taxes: z.record(z.string().max(200), taxChoiceSchema).default({}),
  /** Whether the store's registered customers become customers of the shop. */
  customers: z.boolean().default(false),
  /** Months of orders that become sales; 0 for none. */
  orderMonths: z.union([z.literal(0), z.literal(3), z.literal(6), z.literal(12), z.literal(24)]).default(0),
});
export type PullChoices = z.infer<typeof pullChoicesSchema>;

const resultCount = z.number().int().default(0);

/** StorePull.results: how many customers and orders were taken over so far, and how many stayed out for what reason. */
export const pullResultsSchema = z.object({
  customers: z.object({ taken: resultCount, erased: resultCount, unnamed: resultCount }).prefault({}),
  /** An order is left out as no sale of its own, or has failed and is tried again with the polls. */
  orders: z.object({ taken: resultCount, leftOut: resultCount, failed: resultCount }).prefault({}),
});
export type PullResults = z.infer<typeof pullResultsSchema>;

/** A choice for one product of the preview. */
export const itemChoiceSchema = z.object({ choice: choiceSchema.nullable() });

/** A match for one product of the preview: a product of the shop, or null for a new one. */
export const itemMatchSchema = z.object({ productId: idSchema.nullable() });
