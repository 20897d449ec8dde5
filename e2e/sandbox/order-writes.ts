import { randomBytes } from "node:crypto";
import { findCoupon } from "./coupons";
import { BILLING_FIELDS, SHIPPING_FIELDS, toAddress } from "./customers";
import { isObject, toInteger, toObjects, toText, type JsonObject } from "./json";
import { applyFeeLines, applyLineItems, applyOrderMeta, applyShippingLines } from "./order-lines";
import { countSales, reduceStock, restoreStock } from "./order-stock";
import { getOrderTotals, recalculateOrder } from "./order-totals";
import { needsProcessing } from "./order-json";
import { RestError } from "./rest-error";
import type { OrderRecord } from "./state";
import { gmtNow, nextId, readSetting, setMeta, type Store } from "./store";

const SOLD = ["processing", "completed", "on-hold"];
const GIVEN_BACK = ["cancelled", "pending"];

export function getOrder(store: Store, id: number, status = 404): OrderRecord {
  const order = store.state.orders.get(id);
  if (!order) throw new RestError("woocommerce_rest_shop_order_invalid_id", "Invalid ID.", status);
  return order;
}

/** Cash on delivery is paid on completion (recorded: order.create.processing has no `date_paid`). */
const paidStatusOf = (store: Store, order: OrderRecord): string =>
  order.payment_method !== "cod" && needsProcessing(store, order) ? "processing" : "completed";

function setPaidDate(store: Store, order: OrderRecord): void {
  const paid = paidStatusOf(store, order);
  const isPaid = order.status === paid || (paid === "processing" && order.status === "completed");
  if (isPaid) order.date_paid ??= gmtNow(store);
}

/** Recorded: order.update.refunded. A refund of the rest, without lines and without restocking. */
function refundTheRest(store: Store, order: OrderRecord): void {
  const refunded = order.refund_ids.map((id) => store.state.refunds.get(id)?.amount ?? "0");
  const rest = refunded.reduce((left, amount) => left.sub(amount), getOrderTotals(store, order).total);
  if (rest.lte(0)) return;
  const id = nextId(store, "post");
  store.state.refunds.set(id, {
    id,
    order_id: order.id,
    amount: rest.toString(),
    reason: "Order fully refunded.",
    date_created: gmtNow(store),
    line_items: [],
    meta: [],
  });
  order.refund_ids.push(id);
}

export function enterStatus(store: Store, order: OrderRecord, status: string): void {
  order.status = status;
  setPaidDate(store, order);
  if (status === "completed") order.date_completed = gmtNow(store);
  if (status === "refunded") refundTheRest(store, order);
  if (SOLD.includes(status)) {
    reduceStock(store, order);
    countSales(store, order, true);
  }
  if (GIVEN_BACK.includes(status)) {
    restoreStock(store, order);
    countSales(store, order, false);
  }
}

function applyCouponLines(store: Store, order: OrderRecord, items: JsonObject[]): void {
  for (const item of items) {
    const code = toText(item["code"]).toLowerCase();
    if (order.coupon_lines.some((line) => line.code === code)) continue;
    const coupon = findCoupon(store, code);
    if (!coupon) throw new RestError("woocommerce_rest_invalid_coupon", `Coupon "${code}" does not exist!`, 400);
    const line = { id: 0, code, discount: "0", discount_tax: "0", coupon_id: coupon.id, meta: [] };
    order.coupon_lines.push(line);
    setMeta(
      store,
      line.meta,
      "coupon_info",
      JSON.stringify([coupon.id, code, coupon["discount_type"] ?? "", Number(coupon["amount"] ?? 0)]),
    );
  }
}

const TEXTS = ["payment_method", "payment_method_title", "transaction_id", "customer_note", "created_via"] as const;

function applyFields(store: Store, order: OrderRecord, fields: JsonObject): void {
  for (const name of TEXTS) if (fields[name] !== undefined) order[name] = toText(fields[name]);
  if (fields["currency"] !== undefined) order.currency = toText(fields["currency"]);
  if (fields["customer_id"] !== undefined) order.customer_id = toInteger(fields["customer_id"]);
  if (isObject(fields["billing"])) order.billing = toAddress(BILLING_FIELDS, fields["billing"], order.billing);
  if (isObject(fields["shipping"])) order.shipping = toAddress(SHIPPING_FIELDS, fields["shipping"], order.shipping);
  applyLineItems(store, order, toObjects(fields["line_items"]));
  applyShippingLines(store, order, toObjects(fields["shipping_lines"]));
  applyFeeLines(store, order, toObjects(fields["fee_lines"]));
  applyCouponLines(store, order, toObjects(fields["coupon_lines"]));
  applyOrderMeta(store, order, toObjects(fields["meta_data"]));
}

const CHANGES_TOTALS = ["line_items", "shipping_lines", "fee_lines", "coupon_lines", "billing", "shipping"];

export function createOrder(store: Store, fields: JsonObject): OrderRecord {
  const now = gmtNow(store);
  const order: OrderRecord = {
    id: 0,
    status: "pending",
    currency: readSetting(store, "woocommerce_currency"),
    prices_include_tax: readSetting(store, "woocommerce_prices_include_tax") === "yes",
    date_created: now,
    date_modified: now,
    date_completed: null,
    date_paid: null,
    customer_id: 0,
    order_key: `wc_order_${randomBytes(10).toString("base64url").replace(/[-_]/g, "x").slice(0, 13)}`,
    billing: toAddress(BILLING_FIELDS, {}),
    shipping: toAddress(SHIPPING_FIELDS, {}),
    payment_method: "",
    payment_method_title: "",
    transaction_id: "",
    created_via: "rest-api",
    customer_note: "",
    line_items: [],
    shipping_lines: [],
    fee_lines: [],
    coupon_lines: [],
    tax_lines: [],
    refund_ids: [],
    meta: [],
    is_counted_as_sold: false,
  };
  applyFields(store, order, fields);
  order.id = nextId(store, "post");
  recalculateOrder(store, order);
  // Taxes get their item ids before coupons.
  for (const line of order.coupon_lines) if (line.id === 0) line.id = nextId(store, "item");
  store.state.orders.set(order.id, order);
  const status = toText(fields["status"]) || "pending";
  const canBePaid = fields["set_paid"] === true && ["pending", "on-hold", "failed", "cancelled"].includes(status);
  enterStatus(store, order, canBePaid ? paidStatusOf(store, order) : status);
  if (canBePaid) order.date_paid ??= now;
  store.emit({ topic: "order.created", resourceId: order.id });
  store.emit({ topic: "order.updated", resourceId: order.id });
  return order;
}

export function updateOrder(store: Store, id: number, fields: JsonObject): OrderRecord {
  const order = getOrder(store, id, 400);
  applyFields(store, order, fields);
  if (CHANGES_TOTALS.some((name) => fields[name] !== undefined)) recalculateOrder(store, order);
  for (const line of order.coupon_lines) if (line.id === 0) line.id = nextId(store, "item");
  const wanted = toText(fields["status"]);
  if (wanted !== "" && wanted !== order.status) {
    if (order.status === "trash") store.emit({ topic: "order.restored", resourceId: id });
    enterStatus(store, order, wanted);
  }
  if (fields["set_paid"] === true && order.date_paid === null) {
    if (["pending", "on-hold", "failed", "cancelled"].includes(order.status))
      enterStatus(store, order, paidStatusOf(store, order));
    order.date_paid = gmtNow(store);
  }
  order.date_modified = gmtNow(store);
  store.emit({ topic: "order.updated", resourceId: id });
  return order;
}

export function trashOrder(store: Store, order: OrderRecord): void {
  if (order.status === "trash") {
    throw new RestError("woocommerce_rest_already_trashed", "The order has already been deleted.", 410);
  }
  setMeta(store, order.meta, "_wp_trash_meta_status", `wc-${order.status}`);
  setMeta(store, order.meta, "_wp_trash_meta_time", String(Math.floor(store.now().getTime() / 1000)));
  order.status = "trash";
  order.date_modified = gmtNow(store);
  store.emit({ topic: "order.deleted", resourceId: order.id });
}

/** Deleted permanently, without the trash and without a webhook (FACTS). */
export function deleteOrder(store: Store, order: OrderRecord): void {
  for (const id of order.refund_ids) store.state.refunds.delete(id);
  store.state.orders.delete(order.id);
}
