import { z, type ZodType } from "zod";
import type { CallOptions } from "../call-store";
import { decodeHtmlText } from "../html-text";
import { paginate } from "../paginate";
import type { WooClient } from "../woo-client";
import { parseWooDate } from "../woo-date";
import { ATTRIBUTES_PATH } from "./attributes";
import { PRODUCTS_PATH, variationsPath } from "./product-paths";
import { wooDecimal, wooId, wooList, wooRef, wooText } from "./scalars";

/** A plugin may print what it likes: an unreadable value counts as none. */
const looseText = wooText.catch("");
const looseDecimal = wooDecimal.catch("");
const looseDate = z
  .string()
  .nullish()
  .catch(null)
  .transform((date) => parseWooDate(date)?.toISOString() ?? null);

/** Categories and terms are stored as they are read. */
export const pulledCategorySchema = z.object({ id: wooId, name: z.string(), parent: wooRef, slug: looseText });
export type PulledCategory = z.infer<typeof pulledCategorySchema>;

export const pulledTermSchema = z.object({ id: wooId, name: z.string(), menu_order: z.number().catch(0) });
export type PulledTerm = z.infer<typeof pulledTermSchema>;

/** The position of a term within its attribute. */
export const termPosition = (term: PulledTerm): number => term.menu_order;

const imageSchema = z.object({ id: z.number().int(), src: looseText });

/** What a simple product and a variation have in common, in the store's units. Prices are decimals, "" for none. */
const soldFields = {
  id: z.number().int(),
  status: z.string(),
  /** As the store answers it: a variation without its own has its product's. */
  sku: z.string(),
  barcode: z.string(),
  price: z.string(),
  salePrice: z.string(),
  /** ISO 8601 in UTC; null for an open end, absent in what was read before these were. */
  salePriceFrom: z.string().nullable().optional(),
  salePriceUntil: z.string().nullable().optional(),
  /** Whose quantity the store counts: its own, that of its product, or none. */
  counts: z.enum(["own", "parent", "none"]),
  quantity: z.number().nullable(),
  weight: z.string(),
};

/** A product of any type, as it is stored until it is applied. */
export const pulledProductSchema = z.object({
  ...soldFields,
  type: z.string(),
  name: z.string(),
  description: z.string(),
  shortDescription: z.string(),
  isTaxed: z.boolean(),
  /** "" is the standard class. */
  taxClass: z.string(),
  categoryIds: z.array(z.number().int()),
  images: z.array(imageSchema),
});
export type PulledProduct = z.infer<typeof pulledProductSchema>;

/** A variation, as it is stored until it is applied. */
export const pulledVariationSchema = z.object({
  ...soldFields,
  image: imageSchema.nullable(),
  /** `id` 0 is an attribute of the product's own, which no other product shares. An absent one stands for any value. */
  values: z.array(z.object({ id: z.number().int(), name: z.string(), value: z.string() })),
});
export type PulledVariation = z.infer<typeof pulledVariationSchema>;

const soldAnswer = {
  id: wooId,
  status: looseText,
  sku: looseText,
  global_unique_id: looseText,
  regular_price: looseDecimal,
  sale_price: looseDecimal,
  date_on_sale_from_gmt: looseDate,
  date_on_sale_to_gmt: looseDate,
  manage_stock: z.union([z.boolean(), z.literal("parent")]).catch(false),
  stock_quantity: z.number().nullish().catch(null),
  weight: looseDecimal,
};
type SoldAnswer = z.infer<z.ZodObject<typeof soldAnswer>>;

function toSold({ id, status, sku, ...answer }: SoldAnswer) {
  return {
    id,
    status,
    sku,
    barcode: answer.global_unique_id,
    price: answer.regular_price,
    salePrice: answer.sale_price,
    salePriceFrom: answer.date_on_sale_from_gmt,
    salePriceUntil: answer.date_on_sale_to_gmt,
    counts: answer.manage_stock === true ? ("own" as const) : answer.manage_stock === "parent" ? "parent" : "none",
    quantity: answer.stock_quantity ?? null,
    weight: answer.weight,
  } as const;
}

const productAnswer = z.object({
  ...soldAnswer,
  type: z.string(),
  name: looseText,
  description: looseText,
  short_description: looseText,
  tax_status: looseText,
  tax_class: looseText,
  categories: wooList(z.object({ id: wooId })),
  images: wooList(imageSchema),
});

const readProductSchema = productAnswer.transform((answer): PulledProduct => ({
  ...toSold(answer),
  type: answer.type,
  name: decodeHtmlText(answer.name),
  description: answer.description,
  shortDescription: answer.short_description,
  // "shipping" taxes the delivery only.
  isTaxed: answer.tax_status !== "none" && answer.tax_status !== "shipping",
  taxClass: answer.tax_class,
  categoryIds: answer.categories.map(({ id }) => id),
  images: answer.images,
}));

const variationAnswer = z.object({
  ...soldAnswer,
  image: imageSchema.nullish(),
  attributes: wooList(z.object({ id: z.number().int().catch(0), name: looseText, option: looseText })),
});

function toVariation({ image, attributes, ...answer }: z.infer<typeof variationAnswer>): PulledVariation {
  return {
    ...toSold(answer),
    image: image ?? null,
    values: attributes
      .filter(({ option }) => option !== "")
      .map(({ id, name, option }) => ({ id, name: decodeHtmlText(name), value: decodeHtmlText(option) })),
  };
}

const readVariationSchema = variationAnswer.transform(toVariation);

/** A variation in the listing of all products, with the id of its product. */
export type ListedVariation = { id: number; parentId: number; variation: PulledVariation };

const listedAnswer = variationAnswer.extend({ parent_id: wooRef });
const readListedSchema = listedAnswer.transform(({ parent_id: parentId, ...answer }): ListedVariation => ({
  id: answer.id,
  parentId,
  variation: toVariation(answer),
}));

/** When the store answered: by its own clock, in whole seconds as the dates of its orders, and by that of the shop. */
export type AnswerTime = { readAt: Date; answeredAt: Date };

/** A page of a listing by id. `isLast` is false where the store does not say how many pages it has. */
export type PulledPage<T> = AnswerTime & { items: T[]; total: number | undefined; isLast: boolean };

/** The page size of `paginate`. */
export const PER_PAGE = 100;

const fieldsOf = (schema: z.ZodObject) => Object.keys(schema.shape).join(",");

/** Raw texts, without inherited values of variations; without this, WordPress adds paragraphs to descriptions. */
const RAW = { context: "edit" } as const;

function answerTime(client: WooClient): AnswerTime {
  const now = Date.now();
  const readAt = new Date(Math.round((now + (client.clockSkewMs() ?? 0)) / 1000) * 1000);
  return { readAt, answeredAt: new Date(now) };
}

/** Fetches a page of a hundred things of a listing by id. @param startPage from 1 @throws WooError */
export async function fetchPage<T>(
  client: WooClient,
  path: string,
  query: Record<string, string>,
  schema: ZodType<T>,
  startPage: number,
  options: CallOptions,
): Promise<PulledPage<T>> {
  const all = { orderby: "id", order: "asc", ...query };
  for await (const { items, page, total, totalPages } of paginate(client, path, all, schema, { startPage, ...options }))
    return {
      items,
      total,
      isLast: totalPages === undefined ? items.length < PER_PAGE : page >= totalPages,
      ...answerTime(client),
    };
  return { items: [], total: undefined, isLast: true, ...answerTime(client) };
}

/** Fetches a page of a hundred categories, empty ones too. @param page from 1 @throws WooError */
export function fetchCategoryPage(client: WooClient, page: number, options: CallOptions = {}) {
  const query = { _fields: fieldsOf(pulledCategorySchema) };
  return fetchPage(client, `${PRODUCTS_PATH}/categories`, query, pulledCategorySchema, page, options);
}

/** Fetches a page of a hundred terms of an attribute. @param page from 1 @throws WooError */
export function fetchTermPage(client: WooClient, attributeId: number, page: number, options: CallOptions = {}) {
  const query = { _fields: fieldsOf(pulledTermSchema) };
  return fetchPage(client, `${ATTRIBUTES_PATH}/${attributeId}/terms`, query, pulledTermSchema, page, options);
}

/** Fetches a page of a hundred products of every type and status but the trash. @param page from 1 @throws WooError */
export function fetchProductPage(client: WooClient, page: number, options: CallOptions = {}) {
  const query = { ...RAW, _fields: fieldsOf(productAnswer) };
  return fetchPage(client, PRODUCTS_PATH, query, readProductSchema, page, options);
}

/**
 * Fetches a page of a hundred variations of all products, drafts' too. The route is there from 10.3.0; its class is
 * `WC_REST_Variations_Controller`.
 *
 * @param page from 1
 * @throws WooError `not_found_route` from an earlier store
 */
export function fetchListedVariationPage(client: WooClient, page: number, options: CallOptions = {}) {
  const query = { ...RAW, status: "any", _fields: fieldsOf(listedAnswer) };
  return fetchPage(client, "variations", query, readListedSchema, page, options);
}

/**
 * Fetches a page of a hundred variations of a product.
 *
 * @param page from 1
 * @throws WooError
 */
export function fetchVariationPage(client: WooClient, parentId: number, page: number, options: CallOptions = {}) {
  const query = { ...RAW, status: "any", _fields: fieldsOf(variationAnswer) };
  return fetchPage(client, variationsPath(parentId), query, readVariationSchema, page, options);
}
