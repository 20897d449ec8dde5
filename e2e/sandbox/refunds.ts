import { Decimal } from "decimal.js";
import { isObject, toInteger, toObjects, toText, type Json, type JsonObject } from "./json";
import { toRefundJson } from "./order-json";
import { restockRefunded, setItemMeta } from "./order-stock";
import { getOrderTotals } from "./order-totals";
import { enterStatus, getOrder } from "./order-writes";
import { toListReply } from "./paging";
import { toPriceText } from "./product-prices";
import { RestError, trashNotSupported } from "./rest-error";
import { getId, type RestRequest, type RouteHandlers } from "./rest-route";
import type { LineRecord, OrderRecord, RefundRecord } from "./state";
import { gmtNow, nextId, setMeta, type Store } from "./store";

function listRefunds(store: Store, order: OrderRecord): RefundRecord[] {
  return order.refund_ids.flatMap((id) => store.state.refunds.get(id) ?? []).reverse();
}

function getRefund(store: Store, request: RestRequest): RefundRecord {
  getOrder(store, getId(request, "order_id"));
  const refund = store.state.refunds.get(getId(request));
  if (refund?.order_id !== getId(request, "order_id")) {
    throw new RestError("woocommerce_rest_invalid_order_refund_id", "Invalid order refund ID.", 404);
  }
  return refund;
}

const negate = (amount: Json | undefined) => new Decimal(toPriceText(amount) || 0).neg().toString();

/** Amounts and quantities of a refund are negative. */
function toRefundLine(store: Store, line: LineRecord, fields: JsonObject): LineRecord {
  const total = negate(fields["refund_total"]);
  const refunded: LineRecord = {
    ...line,
    id: nextId(store, "item"),
    quantity: -toInteger(fields["quantity"]),
    subtotal: total,
    total,
    meta: [],
    taxes: toObjects(fields["refund_tax"]).map((tax) => ({
      id: toInteger(tax["id"]),
      total: negate(tax["refund_total"]),
      subtotal: negate(tax["refund_total"]),
    })),
  };
  setItemMeta(store, refunded, "_refunded_item_id", String(line.id));
  return refunded;
}

function sumLines(items: JsonObject[]): Decimal {
  return items.reduce((sum, item) => {
    const taxes = toObjects(item["refund_tax"]).reduce(
      (total, tax) => total.add(toPriceText(tax["refund_total"]) || 0),
      new Decimal(0),
    );
    return sum.add(toPriceText(item["refund_total"]) || 0).add(taxes);
  }, new Decimal(0));
}

function createRefund(store: Store, order: OrderRecord, fields: JsonObject): RefundRecord {
  const items = toObjects(fields["line_items"]);
  const amount = fields["amount"] === undefined ? sumLines(items) : new Decimal(toPriceText(fields["amount"]) || 0);
  const before = listRefunds(store, order).reduce((sum, refund) => sum.add(refund.amount), new Decimal(0));
  const left = getOrderTotals(store, order).total.sub(before);
  if (amount.lt(0) || amount.gt(left)) {
    throw new RestError("woocommerce_rest_cannot_create_order_refund", "Invalid refund amount.", 500, {}, 500);
  }
  const refund: RefundRecord = {
    id: nextId(store, "post"),
    order_id: order.id,
    amount: amount.toString(),
    reason: toText(fields["reason"]),
    date_created: gmtNow(store),
    line_items: [],
    meta: [],
  };
  for (const item of items) {
    const line = order.line_items.find((known) => known.id === toInteger(item["id"]));
    if (!line) continue;
    refund.line_items.push(toRefundLine(store, line, item));
    // True by default when a refund is made through the API (FACTS).
    if (fields["api_restock"] !== false) restockRefunded(store, line, toInteger(item["quantity"]));
  }
  const isFull = amount.eq(left);
  setMeta(store, refund.meta, "_refund_type", isFull ? "full" : "partial");
  store.state.refunds.set(refund.id, refund);
  order.refund_ids.push(refund.id);
  if (isFull) enterStatus(store, order, "refunded");
  order.date_modified = gmtNow(store);
  store.emit({ topic: "order.updated", resourceId: order.id });
  return refund;
}

/** Items are a list or, as PHP clients write it, a map by item id. */
const withItemIds = (fields: JsonObject): JsonObject => {
  const items = fields["line_items"];
  if (!isObject(items)) return fields;
  return {
    ...fields,
    line_items: Object.entries(items).map(([id, item]) => ({ id: Number(id), ...(isObject(item) ? item : {}) })),
  };
};

const COLLECTION = "orders/(?P<order_id>[\\d]+)/refunds";

export const refundRoutes: RouteHandlers = {
  [COLLECTION]: {
    GET: (store, request) => {
      const order = getOrder(store, getId(request, "order_id"));
      return toListReply(store, request, listRefunds(store, order), (refund) => toRefundJson(store, refund));
    },
    POST: (store, request) => {
      const order = getOrder(store, getId(request, "order_id"));
      return { status: 201, body: toRefundJson(store, createRefund(store, order, withItemIds(request.args))) };
    },
  },
  [`${COLLECTION}/(?P<id>[\\d]+)`]: {
    GET: (store, request) => ({ body: toRefundJson(store, getRefund(store, request)) }),
    DELETE: (store, request) => {
      if (request.args["force"] !== true) throw trashNotSupported("Order refunds do not support trashing.");
      const refund = getRefund(store, request);
      const order = getOrder(store, refund.order_id);
      store.state.refunds.delete(refund.id);
      order.refund_ids = order.refund_ids.filter((id) => id !== refund.id);
      store.emit({ topic: "order.updated", resourceId: order.id });
      return { body: toRefundJson(store, refund) };
    },
  },
};
