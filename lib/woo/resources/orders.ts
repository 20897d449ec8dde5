import { z } from "zod";
import { type CallOptions, callStore } from "../call-store";
import { decodeHtmlText } from "../html-text";
import { paginate } from "../paginate";
import { storableText } from "@/lib/storable-text";
import { readShape } from "../read-shape";
import { cached, refuseOtherListing } from "../refuse-cached";
import type { WooQuery } from "../transport";
import type { WooClient } from "../woo-client";
import { parseWooDate, toWooDate } from "../woo-date";
import {
  wooCouponLineSchema,
  wooFeeLineSchema,
  wooLineItemSchema,
  wooShippingLineSchema,
  wooTaxLineSchema,
} from "./order-lines";
import {
  anything,
  isRecord,
  orderDate,
  orderDecimal,
  orderFlag,
  orderId,
  orderList,
  orderMeta,
  orderRef,
  orderText,
} from "./order-scalars";
import { wooId } from "./scalars";

const PATH = "orders";

/** The most that WooCommerce lists on a page. */
export const STAMPS_PER_PAGE = 100;

const addressSchema = z.object({
  first_name: orderText,
  last_name: orderText,
  company: orderText,
  address_1: orderText,
  address_2: orderText,
  city: orderText,
  state: orderText,
  postcode: orderText,
  country: orderText,
  email: orderText,
  phone: orderText,
});

/** A billing or shipping address; every part may be "". PHP prints an empty one as []. */
export const wooAddressSchema = anything.transform((value) => addressSchema.parse(isRecord(value) ? value : {}));

/**
 * An order, from a listing or a delivery. `total` is with tax, the lines are without. `status` is any text, because
 * plugins add their own; `trash` and `checkout-draft` occur. Customers see `number`, which may differ from `id`. Only `id`
 * and `status` have to be readable.
 */
export const wooOrderSchema = z.object({
  id: orderId,
  parent_id: orderRef,
  number: orderText,
  /** Never changes, so it tells an order from another one that has its id. */
  order_key: orderText,
  status: z.string().transform((status) => storableText(status).replace(/^wc-/, "")),
  currency: orderText,
  prices_include_tax: orderFlag,
  /** In the shop's own time zone, for orders without `date_created_gmt`. */
  date_created: orderDate,
  date_created_gmt: orderDate,
  date_modified_gmt: orderDate,
  date_paid_gmt: orderDate,
  date_completed_gmt: orderDate,
  discount_total: orderDecimal,
  discount_tax: orderDecimal,
  shipping_total: orderDecimal,
  shipping_tax: orderDecimal,
  cart_tax: orderDecimal,
  total: orderDecimal,
  total_tax: orderDecimal,
  customer_id: orderRef,
  customer_note: orderText,
  billing: wooAddressSchema,
  shipping: wooAddressSchema,
  payment_method: orderText,
  payment_method_title: orderText,
  transaction_id: orderText,
  created_via: orderText,
  line_items: orderList(wooLineItemSchema),
  tax_lines: orderList(wooTaxLineSchema),
  shipping_lines: orderList(wooShippingLineSchema),
  fee_lines: orderList(wooFeeLineSchema),
  coupon_lines: orderList(wooCouponLineSchema),
  /** Totals are negative; the lines are at `orders/{id}/refunds`. */
  refunds: orderList(z.object({ id: orderId, reason: orderText, total: orderDecimal })),
  meta_data: orderMeta,
});

/** Returns the id of the order that a marketplace divided into this one and others; null for an order of its own. */
export function parentOrderIdOf(order: Pick<WooOrder, "parent_id">): number | null {
  return order.parent_id || null;
}

/** Whether a marketplace has marked the order as divided among vendors (Dokan's `has_sub_order`). */
export function isMarkedAsDivided({ meta_data }: Pick<WooOrder, "meta_data">): boolean {
  const mark = meta_data.find(({ key }) => key === "has_sub_order")?.value;
  return mark === true || mark === 1 || mark === "1" || mark === "yes";
}

export type WooAddress = z.infer<typeof wooAddressSchema>;
export type WooOrder = z.infer<typeof wooOrderSchema>;

/** 0 for an id that cannot be read or fits no column. */
const listedId = anything.transform((id) => orderId.safeParse(id).data ?? 0);

/** What every order of a listing has. `readOrder` reads the rest, so that an unreadable order, or one whose id is unreadable, fails alone. */
const listedOrderSchema = z.looseObject({ id: listedId, date_modified_gmt: orderDate });
export type ListedOrder = z.infer<typeof listedOrderSchema>;

const numberedOrderSchema = z.object({ id: orderId, number: orderText });
/** Customers see `number`. */
export type NumberedOrder = z.infer<typeof numberedOrderSchema>;

const statusSchema = z.object({ slug: z.string(), name: z.string() });

/** Reads an order of a listing or a delivery. @throws WooError `unexpected_shape` */
export function readOrder(body: unknown): WooOrder {
  return readShape(wooOrderSchema, body);
}

/** Fetches one order, also from the trash. @throws WooError `resource_missing` when it was deleted permanently */
export async function fetchOrder(client: WooClient, orderId: number, options: CallOptions = {}): Promise<WooOrder> {
  const request = () => client.get(`${PATH}/${orderId}`, {}, wooOrderSchema, { signal: options.signal });
  return (await callStore(request, options)).data;
}

export type ChangedOrders = {
  /** `any` leaves out the trash. */
  status: "any" | "trash";
  modifiedAfter: Date;
  /** From 1. */
  page: number;
  perPage: number;
  /** Requests ids and dates only, for a page with an order whose content the store cannot print. */
  areStampsEnough?: boolean;
};

/**
 * Lists one page of the orders changed after a time, oldest change first.
 *
 * @throws WooError also `cached_answers`, when the answer belongs to another query
 */
export async function listChangedOrders(
  client: WooClient,
  { status, modifiedAfter, page, perPage, areStampsEnough = false }: ChangedOrders,
  options: CallOptions = {},
): Promise<ListedOrder[]> {
  const query: WooQuery = {
    status,
    orderby: "modified",
    order: "asc",
    per_page: perPage,
    page,
    modified_after: toWooDate(modifiedAfter),
    dates_are_gmt: true,
    ...(areStampsEnough ? { _fields: "id,date_modified_gmt" } : {}),
  };
  const request = () => client.get(PATH, query, z.array(listedOrderSchema), { signal: options.signal });
  const { data } = await callStore(request, options);
  const listed = data.map((order) => ({ status: order["status"], modifiedAt: parseWooDate(order.date_modified_gmt) }));
  refuseOtherListing({ status, modifiedAfter }, listed);
  return data;
}

/** The orders placed within a time, both ends left out. */
export type PlacedBetween = { placedAfter: Date; placedBefore: Date };

const placedOrderSchema = z.looseObject({ id: listedId, date_created_gmt: orderDate, date_modified_gmt: orderDate });
export type PlacedOrder = z.infer<typeof placedOrderSchema>;

const placedQuery = ({ placedAfter, placedBefore }: PlacedBetween): WooQuery => ({
  status: "any",
  after: toWooDate(placedAfter),
  before: toWooDate(placedBefore),
  dates_are_gmt: true,
});

/** Counts orders by when they were placed; null where a proxy removes the header. @throws WooError */
export async function countPlacedOrders(
  client: WooClient,
  between: PlacedBetween,
  options: CallOptions = {},
): Promise<number | null> {
  const query = { ...placedQuery(between), per_page: 1, _fields: "id" };
  const request = () => client.get(PATH, query, z.array(z.unknown()), { signal: options.signal });
  return (await callStore(request, options)).total ?? null;
}

/**
 * Lists one page of the orders placed within a time, the first one first, without the trash.
 *
 * @param areStampsEnough ids and dates only, for a page with an order whose content the store cannot print
 * @throws WooError also `cached_answers`, when the answer belongs to another query
 */
export async function listPlacedOrders(
  client: WooClient,
  { page, perPage, areStampsEnough, ...between }: PlacedBetween & Omit<ChangedOrders, "status" | "modifiedAfter">,
  options: CallOptions = {},
): Promise<PlacedOrder[]> {
  const query: WooQuery = {
    ...placedQuery(between),
    orderby: "date",
    order: "asc",
    per_page: perPage,
    page,
    ...(areStampsEnough ? { _fields: "id,date_created_gmt,date_modified_gmt" } : {}),
  };
  const request = () => client.get(PATH, query, z.array(placedOrderSchema), { signal: options.signal });
  const { data } = await callStore(request, options);
  const listed = data.map((order) => ({ modifiedAt: parseWooDate(order.date_modified_gmt) }));
  refuseOtherListing({ status: "any", modifiedAfter: between.placedAfter }, listed);
  return data;
}

const orderStampSchema = z.object({
  id: listedId,
  parent_id: orderRef,
  status: z.string().transform((status) => status.replace(/^wc-/, "")),
  date_created_gmt: orderDate,
  date_modified_gmt: orderDate,
});
/** What tells whether an order should have been imported, without its content. */
export type OrderStamp = z.infer<typeof orderStampSchema>;

/**
 * Lists one page of a hundred orders outside the trash that changed after a time, without their content, the last change
 * first: an order that changes during the listing is listed twice, and none is left out.
 *
 * @param page from 1
 * @throws WooError also `cached_answers`, when the answer belongs to another query
 */
export async function listOrderStamps(
  client: WooClient,
  { modifiedAfter, page }: { modifiedAfter: Date; page: number },
  options: CallOptions = {},
): Promise<OrderStamp[]> {
  const query: WooQuery = {
    status: "any",
    orderby: "modified",
    order: "desc",
    per_page: STAMPS_PER_PAGE,
    page,
    modified_after: toWooDate(modifiedAfter),
    dates_are_gmt: true,
    _fields: "id,parent_id,status,date_created_gmt,date_modified_gmt",
  };
  const request = () => client.get(PATH, query, z.array(orderStampSchema), { signal: options.signal });
  const { data } = await callStore(request, options);
  const listed = data.map((stamp) => ({ ...stamp, modifiedAt: parseWooDate(stamp.date_modified_gmt) }));
  refuseOtherListing({ status: "any", modifiedAfter }, listed);
  return data;
}

/**
 * Finds which of at most a hundred orders the store still has outside the trash.
 *
 * @throws WooError also `cached_answers`, when the answer has another order
 */
export async function findExistingOrders(
  client: WooClient,
  orderIds: readonly number[],
  options: CallOptions = {},
): Promise<Set<number>> {
  const query = { include: [...orderIds], status: "any", orderby: "id", order: "asc", _fields: "id" };
  const found = new Set<number>();
  for await (const { items } of paginate(client, PATH, query, z.object({ id: wooId }), options))
    for (const { id } of items) found.add(id);
  if ([...found].some((id) => !orderIds.includes(id))) throw cached();
  return found;
}

/** Lists the orders that the store's own search finds for a text, twenty at most. @throws WooError */
export async function searchOrders(client: WooClient, text: string, options: CallOptions): Promise<NumberedOrder[]> {
  const query = { search: text, status: "any", per_page: 20, _fields: "id,number" };
  const request = () => client.get(PATH, query, z.array(numberedOrderSchema), { signal: options.signal });
  return (await callStore(request, options)).data;
}

/** Finds the number of an order by its id, also in the trash; null when the store has no such order. @throws WooError */
export async function findOrderNumber(
  client: WooClient,
  orderId: number,
  options: CallOptions,
): Promise<NumberedOrder | null> {
  for (const status of ["any", "trash"]) {
    const query = { include: [orderId], status, _fields: "id,number" };
    const request = () => client.get(PATH, query, z.array(numberedOrderSchema), { signal: options.signal });
    const { data } = await callStore(request, options);
    if (data[0]) return data[0];
  }
  return null;
}

/** Lists the order statuses of the store, those of plugins included. @throws WooError */
export async function listOrderStatuses(
  client: WooClient,
  options: CallOptions,
): Promise<{ slug: string; name: string }[]> {
  const request = () => client.get(`${PATH}/statuses`, {}, z.array(statusSchema), { signal: options.signal });
  const { data } = await callStore(request, options);
  // Some versions of the store list "wc-processing", while an order has "processing".
  return data.map(({ slug, name }) => ({ slug: slug.replace(/^wc-/, ""), name: decodeHtmlText(name) }));
}

/** Returns the address of an order in the store's own admin. */
export function orderAdminUrl(storeUrl: string, orderId: number): string {
  return `${storeUrl}/wp-admin/admin.php?page=wc-orders&action=edit&id=${orderId}`;
}
