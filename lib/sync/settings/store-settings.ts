import { z } from "zod";
import { textLanguageSchema } from "@/lib/catalog/text-languages";
import { idSchema } from "@/lib/id-schema";

/** The fields that staff may choose to send, on create and on update. */
export const SYNC_FIELDS = [
  "name",
  "price",
  "salePrice",
  "category",
  "quantity",
  "weight",
  "images",
  "description",
] as const;
export type SyncField = (typeof SYNC_FIELDS)[number];

export const MANAGE_STOCK_CHOICES = ["leave", "yes", "no"] as const;
export const STOCK_STATUS_CHOICES = ["leave", "instock", "outofstock"] as const;
const DESCRIPTION_CHOICES = ["full", "short", "both", "none"] as const;
const PRODUCT_SCOPES = ["all", "at_location"] as const;

const stockRuleSchema = z.object({
  manageStock: z.enum(MANAGE_STOCK_CHOICES).default("leave"),
  stockStatus: z.enum(STOCK_STATUS_CHOICES).default("leave"),
});
/** What is sent about stock while `quantity` is not among the fields. */
export type StockRule = z.infer<typeof stockRuleSchema>;

const fieldListSchema = z
  .array(z.enum(SYNC_FIELDS))
  .transform((fields) => SYNC_FIELDS.filter((field) => fields.includes(field)));

/** Store.settings: how products are sent to one store. */
export const storeSettingsSchema = z.object({
  /** Slug of a tax class of the store; the empty slug is its standard class. */
  defaultTaxClass: z.string().max(200).default(""),
  /** Whether prices are sent with tax, independent of how the POS stores them. */
  pricesIncludeTax: z.boolean().default(false),
  /** Price group whose prices take precedence over the variation's own. */
  priceGroupId: idSchema.nullable().default(null),
  /** Language whose texts take precedence over those entered; null: as entered. */
  language: textLanguageSchema.nullable().default(null),
  /** Which of the two descriptions are sent. */
  descriptions: z.enum(DESCRIPTION_CHOICES).default("both"),
  /** Only products that are stocked at the store's location, or all products. */
  productScope: z.enum(PRODUCT_SCOPES).default("all"),
  // The store names a product that is created without a name "Product".
  createFields: fieldListSchema
    .default([...SYNC_FIELDS])
    .transform((fields) => (fields.includes("name") ? fields : (["name", ...fields] as SyncField[]))),
  updateFields: fieldListSchema.default([...SYNC_FIELDS]),
  stockWithoutQuantity: z
    .object({ create: stockRuleSchema.prefault({}), update: stockRuleSchema.prefault({}) })
    .prefault({}),
});

export type StoreSettings = z.infer<typeof storeSettingsSchema>;

/** The settings a store starts with. */
export const DEFAULT_STORE_SETTINGS: StoreSettings = storeSettingsSchema.parse({});
