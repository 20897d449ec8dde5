import { z } from "zod";
import { wooImageSchema } from "./product";
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

/** A variation as `products/{id}/variations` returns it. */
export const wooVariationSchema = z.object({
  id: wooId,
  parent_id: wooRef,
  name: wooText,
  status: wooText,
  description: wooText,
  permalink: wooText,
  sku: wooText,
  global_unique_id: wooText,
  price: wooDecimal,
  regular_price: wooDecimal,
  sale_price: wooDecimal,
  date_on_sale_from_gmt: wooDate,
  date_on_sale_to_gmt: wooDate,
  date_created_gmt: wooDate,
  date_modified_gmt: wooDate,
  virtual: wooFlag,
  downloadable: wooFlag,
  tax_status: wooText,
  /** `parent` when it follows the product. */
  tax_class: wooText,
  /** `parent`: the product keeps the stock for all its variations. */
  manage_stock: z.union([z.literal("parent"), wooFlag]),
  stock_quantity: wooQuantity,
  stock_status: wooText,
  backorders: wooText,
  weight: wooDecimal,
  image: wooImageSchema.nullish(),
  /** `option` is the term's name, not its slug; "" means any. */
  attributes: wooList(z.object({ id: wooRef, name: wooText, option: wooText })),
  menu_order: z.number().catch(0),
  meta_data: wooList(wooMeta),
});

export type WooVariation = z.infer<typeof wooVariationSchema>;
