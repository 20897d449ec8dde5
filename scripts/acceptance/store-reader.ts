import { z } from "zod";
import { decodeHtmlText } from "@/lib/woo/html-text";
import { paginate } from "@/lib/woo/paginate";
import { wooId, wooList, wooMeta, wooText } from "@/lib/woo/resources/scalars";
import type { WooClient } from "@/lib/woo/woo-client";
import { isOwn } from "./ownership";

const attributeSchema = z.object({ name: wooText, options: wooList(z.string()), variation: z.boolean() });

const sellable = {
  id: wooId,
  status: z.string(),
  sku: wooText,
  regular_price: wooText,
  sale_price: wooText,
  weight: wooText,
  manage_stock: z.union([z.boolean(), z.string()]),
  stock_quantity: z.number().nullish(),
  stock_status: z.string(),
};

const productSchema = z.object({
  ...sellable,
  name: z.string(),
  type: z.string(),
  description: wooText,
  short_description: wooText,
  tax_status: wooText,
  categories: wooList(z.object({ id: wooId })),
  images: wooList(z.object({ id: wooId })),
  attributes: wooList(attributeSchema),
  meta_data: wooList(wooMeta),
});
export type RemoteProduct = z.infer<typeof productSchema>;

const variationSchema = z.object({
  ...sellable,
  attributes: wooList(z.object({ name: wooText, option: wooText })),
});
export type RemoteVariation = z.infer<typeof variationSchema>;

/** Lists the products that the acceptance made, in the order they were created. @throws WooError */
export async function listOwnProducts(client: WooClient): Promise<RemoteProduct[]> {
  const products: RemoteProduct[] = [];
  const query = { status: "any", orderby: "id", order: "asc" };
  for await (const { items } of paginate(client, "products", query, productSchema))
    products.push(...items.filter(isOwn));
  return products;
}

/** Lists the variations of a product. @throws WooError */
export async function listRemoteVariations(client: WooClient, productId: number): Promise<RemoteVariation[]> {
  const variations: RemoteVariation[] = [];
  const query = { status: "any", orderby: "id", order: "asc" };
  for await (const { items } of paginate(client, `products/${productId}/variations`, query, variationSchema))
    variations.push(...items);
  return variations;
}

/** Category id → names from the top down, as plain text. @throws WooError */
export async function readCategoryPaths(client: WooClient): Promise<Map<number, string>> {
  const schema = z.object({ id: wooId, name: z.string(), parent: z.number() });
  const all = new Map<number, z.infer<typeof schema>>();
  for await (const { items } of paginate(client, "products/categories", { orderby: "id" }, schema))
    for (const item of items) all.set(item.id, item);
  const pathOf = (id: number): string => {
    const category = all.get(id);
    if (category === undefined) return "";
    const above = pathOf(category.parent);
    const name = decodeHtmlText(category.name);
    return above === "" ? name : `${above} > ${name}`;
  };
  return new Map([...all.keys()].map((id) => [id, pathOf(id)]));
}
