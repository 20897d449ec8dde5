import { z } from "zod";
import {
  wooDate,
  wooDecimal,
  wooFlag,
  wooId,
  wooList,
  wooMeta,
  wooQuantity,
  wooRef,
  wooText,
} from "../resources/scalars";

export const wooImageSchema = z.object({
  id: wooRef,
  src: wooText,
  name: wooText,
  alt: wooText,
});

const dimensionsSchema = z.object({ length: wooDecimal, width: wooDecimal, height: wooDecimal }).nullish();

/** An attribute on a product: `id` 0 means local to it. The store re-sorts `options`. */
const productAttributeSchema = z.object({
  id: wooRef,
  name: wooText,
  position: z.number().catch(0),
  visible: wooFlag,
  variation: wooFlag,
  options: wooList(z.string()),
});

const defaultAttributeSchema = z.object({ id: wooRef, name: wooText, option: wooText });

/**
 * A product as `products` returns it, a variation among them when found by SKU (`type: variation`,
 * `parent_id` set). Texts are HTML-encoded, prices are the strings once sent. Take `.pick()` of it
 * for requests with `_fields`.
 */
export const wooProductSchema = z.object({
  id: wooId,
  name: wooText,
  slug: wooText,
  permalink: wooText,
  type: wooText,
  /** `publish`, `draft`, `pending`, `private`, `trash` … */
  status: wooText,
  catalog_visibility: wooText,
  description: wooText,
  short_description: wooText,
  sku: wooText,
  global_unique_id: wooText,
  price: wooDecimal,
  regular_price: wooDecimal,
  /** "" when there is none. */
  sale_price: wooDecimal,
  date_on_sale_from_gmt: wooDate,
  date_on_sale_to_gmt: wooDate,
  date_created_gmt: wooDate,
  date_modified_gmt: wooDate,
  virtual: wooFlag,
  downloadable: wooFlag,
  tax_status: wooText,
  /** "" is the standard class. */
  tax_class: wooText,
  manage_stock: wooFlag,
  /** Null unless `manage_stock`. */
  stock_quantity: wooQuantity,
  stock_status: wooText,
  backorders: wooText,
  low_stock_amount: wooQuantity,
  weight: wooDecimal,
  dimensions: dimensionsSchema,
  parent_id: wooRef,
  categories: wooList(z.object({ id: wooId, name: wooText, slug: wooText })),
  images: wooList(wooImageSchema),
  attributes: wooList(productAttributeSchema),
  default_attributes: wooList(defaultAttributeSchema),
  /** Ids of a variable product's variations. */
  variations: wooList(z.number()),
  menu_order: z.number().catch(0),
  meta_data: wooList(wooMeta),
});

export type WooProduct = z.infer<typeof wooProductSchema>;
export type WooImage = z.infer<typeof wooImageSchema>;
