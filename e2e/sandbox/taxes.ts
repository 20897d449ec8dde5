import { createBatchHandler } from "./batch";
import { toBoolean, toInteger, toList, toText, type JsonObject } from "./json";
import { toListReply } from "./paging";
import { pickItemFields } from "./response-fields";
import { RestError, trashNotSupported } from "./rest-error";
import { getId, toHref, toSelfLinks, type RouteHandlers } from "./rest-route";
import type { TaxClassRecord, TaxRateRecord } from "./state";
import { nextId, type Store } from "./store";
import { toSlug } from "./wordpress-text";

function toRateJson(store: Store, rate: TaxRateRecord): JsonObject {
  return {
    ...rate,
    postcode: rate.postcodes.at(-1) ?? "",
    city: rate.cities.at(-1) ?? "",
    _links: toSelfLinks(store, "taxes", rate.id),
  };
}

/** Silently accepted and never stored (recorded: tax.create.bad). */
const toUnstoredRate = (store: Store): JsonObject => ({
  id: 0,
  country: null,
  state: null,
  postcode: "",
  city: "",
  rate: null,
  name: null,
  priority: 0,
  compound: false,
  shipping: false,
  order: 0,
  class: "standard",
  postcodes: [],
  cities: [],
  _links: toSelfLinks(store, "taxes", 0),
});

const toTexts = (fields: JsonObject, list: string, single: string): string[] => {
  const given = fields[list] === undefined ? toText(fields[single]).split(";") : toList(fields[list]).map(toText);
  return given.map((item) => item.trim().toUpperCase()).filter(Boolean);
};

function applyFields(rate: TaxRateRecord, fields: JsonObject): void {
  if (fields["country"] !== undefined) rate.country = toText(fields["country"]).toUpperCase();
  if (fields["state"] !== undefined) rate.state = toText(fields["state"]).toUpperCase();
  if (fields["postcodes"] !== undefined || fields["postcode"] !== undefined)
    rate.postcodes = toTexts(fields, "postcodes", "postcode");
  if (fields["cities"] !== undefined || fields["city"] !== undefined) rate.cities = toTexts(fields, "cities", "city");
  if (fields["rate"] !== undefined) rate.rate = (Number.parseFloat(toText(fields["rate"])) || 0).toFixed(4);
  if (fields["name"] !== undefined) rate.name = toText(fields["name"]);
  if (fields["priority"] !== undefined) rate.priority = toInteger(fields["priority"]);
  if (fields["compound"] !== undefined) rate.compound = toBoolean(fields["compound"]);
  if (fields["shipping"] !== undefined) rate.shipping = toBoolean(fields["shipping"]);
  if (fields["order"] !== undefined) rate.order = toInteger(fields["order"]);
  if (fields["class"] !== undefined) rate.class = toText(fields["class"]) || "standard";
}

function createRate(store: Store, fields: JsonObject): JsonObject {
  const isUnstorable = toText(fields["country"]).length > 2;
  if (isUnstorable) return toUnstoredRate(store);
  const rate: TaxRateRecord = {
    id: nextId(store, "tax"),
    country: "",
    state: "",
    postcodes: [],
    cities: [],
    rate: "0.0000",
    name: "Tax",
    priority: 1,
    compound: false,
    shipping: true,
    order: 0,
    class: "standard",
  };
  applyFields(rate, fields);
  if (rate.name === "") rate.name = "Tax";
  store.state.taxRates.set(rate.id, rate);
  return toRateJson(store, rate);
}

function getRate(store: Store, id: number): TaxRateRecord {
  const rate = store.state.taxRates.get(id);
  if (!rate) throw new RestError("woocommerce_rest_invalid_id", "Invalid resource ID.", 404);
  return rate;
}

function updateRate(store: Store, id: number, fields: JsonObject): JsonObject {
  const rate = getRate(store, id);
  applyFields(rate, fields);
  return toRateJson(store, rate);
}

function removeRate(store: Store, id: number): JsonObject {
  const rate = getRate(store, id);
  store.state.taxRates.delete(id);
  return toRateJson(store, rate);
}

const toClassJson = (store: Store, taxClass: TaxClassRecord): JsonObject => ({
  ...taxClass,
  _links: { collection: [{ href: toHref(store, "taxes/classes") }] },
});

function createClass(store: Store, fields: JsonObject): JsonObject {
  const name = toText(fields["name"]);
  const slug = toSlug(toText(fields["slug"]) || name);
  if (store.state.taxClasses.some((known) => known.slug === slug)) {
    throw new RestError("woocommerce_rest_tax_class_exists", "Tax class already exists", 400);
  }
  const taxClass = { name, slug };
  store.state.taxClasses.push(taxClass);
  return toClassJson(store, taxClass);
}

function getClass(store: Store, slug: string): TaxClassRecord {
  const found = store.state.taxClasses.find((known) => known.slug === slug);
  if (!found) throw new RestError("woocommerce_rest_tax_class_invalid_slug", "Invalid slug.", 404);
  return found;
}

export const taxRoutes: RouteHandlers = {
  taxes: {
    GET: (store, request) => {
      const wanted = toText(request.args["class"]);
      const all = [...store.state.taxRates.values()].filter((rate) => wanted === "" || rate.class === wanted);
      return toListReply(store, request, all, (rate) => toRateJson(store, rate));
    },
    POST: (store, request) => ({ status: 201, body: createRate(store, request.args) }),
  },
  "taxes/(?P<id>[\\d]+)": {
    GET: (store, request) => ({
      body: pickItemFields(toRateJson(store, getRate(store, getId(request))), request.args["_fields"]),
    }),
    PUT: (store, request) => ({ body: updateRate(store, getId(request), request.body) }),
    DELETE: (store, request) => {
      if (request.args["force"] !== true) throw trashNotSupported("Taxes do not support trashing.");
      return { body: removeRate(store, getId(request)) };
    },
  },
  "taxes/batch": { POST: createBatchHandler({ create: createRate, update: updateRate, remove: removeRate }) },
  "taxes/classes": {
    GET: (store, request) => {
      const all = store.state.taxClasses;
      return toListReply(store, { ...request, args: { ...request.args, per_page: all.length } }, all, (item) =>
        toClassJson(store, item),
      );
    },
    POST: (store, request) => ({ status: 201, body: createClass(store, request.args) }),
  },
  "taxes/classes/(?P<slug>\\w[\\w\\s\\-]*)": {
    GET: (store, request) => ({ body: [toClassJson(store, getClass(store, request.params["slug"] ?? ""))] }),
    DELETE: (store, request) => {
      if (request.args["force"] !== true) throw trashNotSupported("Taxes do not support trashing.");
      const taxClass = getClass(store, request.params["slug"] ?? "");
      store.state.taxClasses = store.state.taxClasses.filter((known) => known !== taxClass);
      for (const rate of store.state.taxRates.values())
        if (rate.class === taxClass.slug) store.state.taxRates.delete(rate.id);
      return { body: toClassJson(store, taxClass) };
    },
  },
};
