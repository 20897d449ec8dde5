import { createBatchHandler } from "./batch";
import { toInteger, toIntegers, toList, toText, type Json, type JsonObject } from "./json";
import { readDecimals } from "./currencies";
import { toOrderJson, toOrderNumber } from "./order-json";
import { createOrder, deleteOrder, getOrder, trashOrder, updateOrder } from "./order-writes";
import { toListReply } from "./paging";
import { createComparison, createDateFilter } from "./product-list";
import { pickItemFields } from "./response-fields";
import { RestError, trashNotSupported } from "./rest-error";
import { getId, toHref, toSelfLinks, type RestRequest, type RouteHandlers } from "./rest-route";
import type { NoteRecord, OrderRecord } from "./state";
import { gmtNow, nextId, toDatePair, type Store } from "./store";

/** The recorded default of 2 is the recorded shop's number of decimals. */
const toPlaces = (store: Store, request: RestRequest): number =>
  /(?:^|&)dp=/.test(request.query) ? toInteger(request.args["dp"]) : readDecimals(store);

const toReplyBody = (store: Store, request: RestRequest, order: OrderRecord): Json =>
  pickItemFields(toOrderJson(store, order, toPlaces(store, request)), request.args["_fields"]);

/**
 * With only these fields requested, WooCommerce does not load the lines, and lists an order with a broken line all
 * the same.
 */
function toPlainJson(store: Store, order: OrderRecord, fields: Json | undefined): JsonObject | null {
  const plain: JsonObject = {
    id: order.id,
    status: order.status,
    ...toDatePair(store, "date_created", order.date_created),
    ...toDatePair(store, "date_modified", order.date_modified),
  };
  const names = toText(fields).split(",").filter(Boolean);
  return names.length > 0 && names.every((name) => name in plain) ? plain : null;
}

/** `any` excludes the trash, which needs its own request (recorded: order.list.trash). */
function selectOrders(store: Store, args: JsonObject): OrderRecord[] {
  const statuses = toList(args["status"]).map(toText);
  const isAny = statuses.length === 0 || statuses.includes("any");
  const include = toIntegers(args["include"]);
  const exclude = toIntegers(args["exclude"]);
  const customer = args["customer"] === undefined ? null : toInteger(args["customer"]);
  const product = toInteger(args["product"]);
  const search = toText(args["search"]).toLowerCase();
  const isDateWanted = createDateFilter(store, args);
  return [...store.state.orders.values()]
    .filter(
      (order) =>
        (statuses.includes(order.status) || (isAny && order.status !== "trash" && order.status !== "auto-draft")) &&
        (include.length === 0 || include.includes(order.id)) &&
        !exclude.includes(order.id) &&
        (customer === null || order.customer_id === customer) &&
        (product === 0 ||
          order.line_items.some((line) => line.product_id === product || line.variation_id === product)) &&
        (search === "" ||
          String(order.id) === search ||
          toOrderNumber(order).toLowerCase() === search ||
          JSON.stringify(order.billing).toLowerCase().includes(search)) &&
        isDateWanted(order),
    )
    .sort(createComparison(args));
}

/**
 * The query that the Link header repeats, after the controller has added to it (recorded: order.list.modified-after).
 */
function toLinkRequest(store: Store, request: RestRequest): { request: RestRequest; extra: string[] } {
  const parts = request.query.split("&");
  const query = parts.filter((part) => !/^(?:status|dp|context)(?:=|%5B|\[)/i.test(part)).join("&");
  const statuses = toList(request.args["status"]).map(toText);
  const extra = (statuses.length > 0 ? statuses : ["any"]).map(
    (status, position) => `status%5B${position}%5D=${status}`,
  );
  return {
    request: { ...request, query },
    extra: [...extra, `dp=${toPlaces(store, request)}`, `context=${toText(request.args["context"]) || "view"}`],
  };
}

function toNoteJson(store: Store, note: NoteRecord): JsonObject {
  const collection = `orders/${note.order_id}/notes`;
  return {
    id: note.id,
    author: note.author,
    ...toDatePair(store, "date_created", note.date_created),
    note: note.note,
    customer_note: note.customer_note,
    _links: {
      ...toSelfLinks(store, collection, note.id, ["GET", "DELETE"]),
      up: [{ href: toHref(store, `orders/${note.order_id}`) }],
    },
  };
}

function getNote(store: Store, request: RestRequest): NoteRecord {
  const note = store.state.notes.get(getId(request));
  if (!note || note.order_id !== getId(request, "order_id"))
    throw new RestError("woocommerce_rest_invalid_id", "Invalid resource ID.", 404);
  return note;
}

const STATUSES = ["pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed", "checkout-draft"];
const NOTES = "orders/(?P<order_id>[\\d]+)/notes";

export const orderRoutes: RouteHandlers = {
  orders: {
    GET: (store, request) => {
      const link = toLinkRequest(store, request);
      const orders = selectOrders(store, request.args);
      return toListReply(
        store,
        link.request,
        orders,
        (order) =>
          toPlainJson(store, order, request.args["_fields"]) ?? toOrderJson(store, order, toPlaces(store, request)),
        link.extra,
      );
    },
    POST: (store, request) => ({ status: 201, body: toReplyBody(store, request, createOrder(store, request.args)) }),
  },
  "orders/(?P<id>[\\d]+)": {
    GET: (store, request) => ({ body: toReplyBody(store, request, getOrder(store, getId(request))) }),
    PUT: (store, request) => ({ body: toReplyBody(store, request, updateOrder(store, getId(request), request.body)) }),
    DELETE: (store, request) => {
      const order = getOrder(store, getId(request));
      const body = toReplyBody(store, request, order);
      if (request.args["force"] === true) deleteOrder(store, order);
      else trashOrder(store, order);
      return { body };
    },
  },
  "orders/batch": {
    POST: createBatchHandler({
      create: (store, fields) => toOrderJson(store, createOrder(store, fields)),
      update: (store, id, fields) => toOrderJson(store, updateOrder(store, id, fields)),
      remove: (store, id) => {
        const order = getOrder(store, id);
        const body = toOrderJson(store, order);
        deleteOrder(store, order);
        return body;
      },
    }),
  },
  "orders/statuses": { GET: () => ({ body: STATUSES.map((slug) => ({ slug, name: slug })) }) },
  [NOTES]: {
    GET: (store, request) => {
      const order = getOrder(store, getId(request, "order_id"));
      return {
        body: [...store.state.notes.values()]
          .filter((note) => note.order_id === order.id)
          .map((note) => toNoteJson(store, note)),
      };
    },
    POST: (store, request) => {
      const order = getOrder(store, getId(request, "order_id"));
      const note: NoteRecord = {
        id: nextId(store, "note"),
        order_id: order.id,
        note: toText(request.args["note"]),
        customer_note: request.args["customer_note"] === true,
        author: "WooCommerce",
        date_created: gmtNow(store),
      };
      store.state.notes.set(note.id, note);
      return { status: 201, body: toNoteJson(store, note) };
    },
  },
  [`${NOTES}/(?P<id>[\\d]+)`]: {
    GET: (store, request) => ({ body: toNoteJson(store, getNote(store, request)) }),
    DELETE: (store, request) => {
      if (request.args["force"] !== true) throw trashNotSupported("Webhooks do not support trashing.");
      const note = getNote(store, request);
      store.state.notes.delete(note.id);
      return { body: toNoteJson(store, note) };
    },
  },
};
