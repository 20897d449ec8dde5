import { Decimal } from "decimal.js";
import { createBatchHandler } from "./batch";
import { toBoolean, toInteger, toIntegers, toList, toText, type Json, type JsonObject } from "./json";
import { toListReply } from "./paging";
import { toPriceText } from "./product-prices";
import { pickItemFields } from "./response-fields";
import { RestError } from "./rest-error";
import { getId, toSelfLinks, type RouteHandlers } from "./rest-route";
import type { PlainRecord } from "./state";
import { gmtNow, nextId, toDatePair, type Store } from "./store";

const toAmount = (value: Json | undefined) => new Decimal(toPriceText(value) || 0).toFixed(2);

const CONVERTERS: Record<string, (value: Json | undefined) => Json> = {
  code: (value) => toText(value).toLowerCase(),
  amount: toAmount,
  status: toText,
  discount_type: toText,
  description: toText,
  date_expires: (value) => toText(value) || null,
  individual_use: toBoolean,
  product_ids: toIntegers,
  excluded_product_ids: toIntegers,
  usage_limit: (value) => toInteger(value) || null,
  usage_limit_per_user: (value) => toInteger(value) || null,
  limit_usage_to_x_items: (value) => toInteger(value) || null,
  free_shipping: toBoolean,
  product_categories: toIntegers,
  excluded_product_categories: toIntegers,
  exclude_sale_items: toBoolean,
  minimum_amount: toAmount,
  maximum_amount: toAmount,
  email_restrictions: toList,
};

const DEFAULTS: JsonObject = {
  code: "",
  amount: "0.00",
  status: "publish",
  discount_type: "fixed_cart",
  description: "",
  date_expires: null,
  date_expires_gmt: null,
  usage_count: 0,
  individual_use: false,
  product_ids: [],
  excluded_product_ids: [],
  usage_limit: null,
  usage_limit_per_user: null,
  limit_usage_to_x_items: null,
  free_shipping: false,
  product_categories: [],
  excluded_product_categories: [],
  exclude_sale_items: false,
  minimum_amount: "0.00",
  maximum_amount: "0.00",
  email_restrictions: [],
  used_by: [],
  meta_data: [],
};

const toJson = (store: Store, coupon: PlainRecord): JsonObject => ({
  ...coupon,
  _links: toSelfLinks(store, "coupons", coupon.id),
});

export const findCoupon = (store: Store, code: string): PlainRecord | null =>
  [...store.state.coupons.values()].find((coupon) => coupon["code"] === code.toLowerCase()) ?? null;

function apply(store: Store, coupon: PlainRecord, fields: JsonObject): void {
  if (fields["code"] !== undefined) {
    const owner = findCoupon(store, toText(fields["code"]));
    if (owner && owner.id !== coupon.id) {
      throw new RestError("woocommerce_rest_coupon_code_already_exists", "The coupon code already exists", 400);
    }
  }
  for (const [name, convert] of Object.entries(CONVERTERS))
    if (fields[name] !== undefined) coupon[name] = convert(fields[name]);
  Object.assign(coupon, toDatePair(store, "date_modified", gmtNow(store)));
}

function createCoupon(store: Store, fields: JsonObject): JsonObject {
  if (toText(fields["code"]) === "")
    throw new RestError("woocommerce_rest_empty_coupon_code", "The coupon code cannot be empty.", 400);
  const coupon: PlainRecord = {
    id: 0,
    ...toDatePair(store, "date_created", gmtNow(store)),
    ...structuredClone(DEFAULTS),
  };
  apply(store, coupon, fields);
  coupon.id = nextId(store, "post");
  store.state.coupons.set(coupon.id, coupon);
  store.emit({ topic: "coupon.created", resourceId: coupon.id });
  return toJson(store, coupon);
}

function getCoupon(store: Store, id: number): PlainRecord {
  const coupon = store.state.coupons.get(id);
  if (!coupon) throw new RestError("woocommerce_rest_shop_coupon_invalid_id", "Invalid ID.", 404);
  return coupon;
}

function updateCoupon(store: Store, id: number, fields: JsonObject): JsonObject {
  const coupon = getCoupon(store, id);
  apply(store, coupon, fields);
  store.emit({ topic: "coupon.updated", resourceId: id });
  return toJson(store, coupon);
}

function removeCoupon(store: Store, id: number): JsonObject {
  const body = toJson(store, getCoupon(store, id));
  store.state.coupons.delete(id);
  store.emit({ topic: "coupon.deleted", resourceId: id });
  return body;
}

export const couponRoutes: RouteHandlers = {
  coupons: {
    GET: (store, request) => {
      const code = toText(request.args["code"]).toLowerCase();
      const all = [...store.state.coupons.values()]
        .reverse()
        .filter((coupon) => code === "" || coupon["code"] === code);
      return toListReply(store, request, all, (coupon) => toJson(store, coupon));
    },
    POST: (store, request) => ({ status: 201, body: createCoupon(store, request.args) }),
  },
  "coupons/(?P<id>[\\d]+)": {
    GET: (store, request) => ({
      body: pickItemFields(toJson(store, getCoupon(store, getId(request))), request.args["_fields"]),
    }),
    PUT: (store, request) => ({ body: updateCoupon(store, getId(request), request.body) }),
    DELETE: (store, request) => ({ body: removeCoupon(store, getId(request)) }),
  },
  "coupons/batch": { POST: createBatchHandler({ create: createCoupon, update: updateCoupon, remove: removeCoupon }) },
};
