import { createHash } from "node:crypto";
import { createBatchHandler } from "./batch";
import { isObject, toText, type Json, type JsonObject } from "./json";
import { toListReply } from "./paging";
import { pickItemFields } from "./response-fields";
import { RestError, trashNotSupported } from "./rest-error";
import { getId, toSelfLinks, type RouteHandlers } from "./rest-route";
import type { PlainRecord } from "./state";
import { gmtNow, nextId, toDatePair, type Store } from "./store";

const ADDRESS = [
  "first_name",
  "last_name",
  "company",
  "address_1",
  "address_2",
  "city",
  "state",
  "postcode",
  "country",
];
export const BILLING_FIELDS = [...ADDRESS, "email", "phone"];
export const SHIPPING_FIELDS = [...ADDRESS, "phone"];

export function toAddress(
  names: string[],
  given: Json | undefined,
  before: Record<string, string> = {},
): Record<string, string> {
  const fields = isObject(given) ? given : {};
  return Object.fromEntries(
    names.map((name) => [name, fields[name] === undefined ? (before[name] ?? "") : toText(fields[name])]),
  );
}

const toJson = (store: Store, customer: PlainRecord): JsonObject => ({
  ...customer,
  _links: toSelfLinks(store, "customers", customer.id),
});

const toAvatar = (email: string) =>
  `https://secure.gravatar.com/avatar/${createHash("sha256").update(email.toLowerCase()).digest("hex")}?s=96&d=mm&r=g`;

const findByEmail = (store: Store, email: string) =>
  [...store.state.customers.values()].find(
    (customer) => toText(customer["email"]).toLowerCase() === email.toLowerCase(),
  );

function apply(store: Store, customer: PlainRecord, fields: JsonObject): void {
  for (const name of ["email", "first_name", "last_name", "username"]) {
    if (fields[name] !== undefined) customer[name] = toText(fields[name]);
  }
  const asTexts = (value: Json | undefined) => toAddress(BILLING_FIELDS, value);
  customer["billing"] = toAddress(BILLING_FIELDS, fields["billing"], asTexts(customer["billing"]));
  customer["shipping"] = toAddress(SHIPPING_FIELDS, fields["shipping"], asTexts(customer["shipping"]));
  customer["avatar_url"] = toAvatar(toText(customer["email"]));
  Object.assign(customer, toDatePair(store, "date_modified", gmtNow(store)));
}

function createCustomer(store: Store, fields: JsonObject): JsonObject {
  const email = toText(fields["email"]);
  if (findByEmail(store, email)) {
    const message = `An account is already registered with ${email}. Please log in or use a different email address.`;
    throw new RestError("registration-error-email-exists", message, 400);
  }
  const customer: PlainRecord = {
    id: nextId(store, "customer"),
    ...toDatePair(store, "date_created", gmtNow(store)),
    email,
    first_name: "",
    last_name: "",
    role: "customer",
    username: email.split("@")[0] ?? email,
    is_paying_customer: false,
    meta_data: [{ id: nextId(store, "meta"), key: "default_password_nag", value: "1" }],
  };
  apply(store, customer, fields);
  store.state.customers.set(customer.id, customer);
  store.emit({ topic: "customer.created", resourceId: customer.id });
  return toJson(store, customer);
}

function getCustomer(store: Store, id: number): PlainRecord {
  const customer = store.state.customers.get(id);
  if (!customer) throw new RestError("woocommerce_rest_invalid_id", "Invalid resource ID.", 404);
  return customer;
}

function updateCustomer(store: Store, id: number, fields: JsonObject): JsonObject {
  const customer = getCustomer(store, id);
  apply(store, customer, fields);
  store.emit({ topic: "customer.updated", resourceId: id });
  return toJson(store, customer);
}

function removeCustomer(store: Store, id: number): JsonObject {
  const body = toJson(store, getCustomer(store, id));
  store.state.customers.delete(id);
  store.emit({ topic: "customer.deleted", resourceId: id });
  return body;
}

export const customerRoutes: RouteHandlers = {
  customers: {
    GET: (store, request) => {
      const email = toText(request.args["email"]).toLowerCase();
      const all = [...store.state.customers.values()].filter(
        (customer) => email === "" || toText(customer["email"]).toLowerCase() === email,
      );
      return toListReply(store, request, all, (customer) => toJson(store, customer));
    },
    POST: (store, request) => ({ status: 201, body: createCustomer(store, request.args) }),
  },
  "customers/(?P<id>[\\d]+)": {
    GET: (store, request) => ({
      body: pickItemFields(toJson(store, getCustomer(store, getId(request))), request.args["_fields"]),
    }),
    PUT: (store, request) => ({ body: updateCustomer(store, getId(request), request.body) }),
    DELETE: (store, request) => {
      if (request.args["force"] !== true) throw trashNotSupported("Customers do not support trashing.");
      return { body: removeCustomer(store, getId(request)) };
    },
  },
  "customers/batch": {
    POST: createBatchHandler({ create: createCustomer, update: updateCustomer, remove: removeCustomer }),
  },
};
