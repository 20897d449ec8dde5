import { z } from "zod";
import { type CallOptions, callStore } from "../call-store";
import { decodeHtmlText, stripHtml } from "../html-text";
import { paginate } from "../paginate";
import type { WooClient } from "../woo-client";
import { PRODUCTS_PATH, variationsPath } from "./product-paths";
import { wooId } from "./scalars";
import { wooPriceText } from "./sellable";

const name = z.string().transform(decodeHtmlText);
const html = z.string().transform(stripHtml);

const sellable = {
  id: wooId,
  status: z.string().optional(),
  sku: z.string().optional(),
  regular_price: wooPriceText.optional(),
  sale_price: wooPriceText.optional(),
  date_on_sale_from_gmt: z.string().nullish(),
  date_on_sale_to_gmt: z.string().nullish(),
  weight: wooPriceText.optional(),
  tax_status: z.string().optional(),
  tax_class: z.string().optional(),
  // A variation that follows its parent has "parent".
  manage_stock: z.boolean().optional().catch(undefined),
  stock_quantity: z.number().nullish(),
  stock_status: z.string().optional(),
};

const shownProductSchema = z.object({
  ...sellable,
  type: z.string().optional(),
  name: name.optional(),
  description: html.optional(),
  short_description: html.optional(),
  categories: z.array(z.object({ id: wooId, name })).optional(),
  attributes: z
    .array(z.object({ id: z.number().int(), name, options: z.array(z.string().transform(decodeHtmlText)) }))
    .optional(),
  images: z
    .array(z.unknown())
    .transform((images) => images.length)
    .optional(),
});

const shownVariationSchema = z.object({
  ...sellable,
  attributes: z
    .array(z.object({ id: z.number().int(), name, option: z.string().transform(decodeHtmlText) }))
    .optional(),
  image: z.unknown().optional(),
});

/** A product or variation as a person compares it: names decoded, HTML as plain text, images counted. */
export type WooShownProduct = z.infer<typeof shownProductSchema>;
export type WooShownVariation = z.infer<typeof shownVariationSchema>;

const fieldsOf = (schema: z.ZodObject) => Object.keys(schema.shape).join(",");

/** Fetches what a person compares of a product. @throws WooError `resource_missing` when the store does not have it */
export async function fetchShownProduct(
  client: WooClient,
  remoteId: number,
  options: CallOptions = {},
): Promise<WooShownProduct> {
  const query = { _fields: fieldsOf(shownProductSchema) };
  const ask = () => client.get(`${PRODUCTS_PATH}/${remoteId}`, query, shownProductSchema, { signal: options.signal });
  return (await callStore(ask, options)).data;
}

/** Fetches what a person compares of a product's variations, by remote id, a hundred in a request. @throws WooError */
export async function fetchShownVariations(
  client: WooClient,
  parentId: number,
  options: CallOptions = {},
): Promise<Map<number, WooShownVariation>> {
  const query = { orderby: "id", order: "asc", status: "any", _fields: fieldsOf(shownVariationSchema) };
  const variations = new Map<number, WooShownVariation>();
  for await (const { items } of paginate(client, variationsPath(parentId), query, shownVariationSchema, options))
    for (const one of items) variations.set(one.id, one);
  return variations;
}
