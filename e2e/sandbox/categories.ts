import { createBatchHandler } from "./batch";
import { resolveImages, toImageJson } from "./images";
import { isObject, type JsonObject } from "./json";
import { toListReply } from "./paging";
import { pickItemFields } from "./response-fields";
import { RestError, trashNotSupported } from "./rest-error";
import { getId, toHref, toSelfLinks, type RouteHandlers } from "./rest-route";
import { UNCATEGORIZED_ID, type TermRecord } from "./state";
import { indexProduct, unindexProduct, type Store } from "./store";
import { CATEGORY, createTerm, getTerm, listTerms, selectTerms, TAG, updateTerm } from "./terms";

function listDescendantIds(store: Store, id: number): number[] {
  const children = [...store.state.terms.values()].filter((term) => term.parent === id && term.taxonomy === CATEGORY);
  return [id, ...children.flatMap((child) => listDescendantIds(store, child.id))];
}

/** Published products in the category and below it. */
export function countProducts(store: Store, category: TermRecord): number {
  const products = new Set<number>();
  for (const id of listDescendantIds(store, category.id)) {
    for (const product of store.categoryIndex.get(id) ?? []) products.add(product);
  }
  return products.size;
}

function toCategoryJson(store: Store, term: TermRecord, allow?: null): JsonObject {
  const links = toSelfLinks(store, "products/categories", term.id, allow);
  if (term.parent > 0) links["up"] = [{ href: toHref(store, `products/categories/${term.parent}`) }];
  const { src, name, alt, ...image } = toImageJson(store, term.image_id)[0] ?? {};
  return {
    id: term.id,
    name: term.name,
    slug: term.slug,
    parent: term.parent,
    description: term.description,
    display: term.display,
    image:
      term.image_id > 0 && src !== undefined ? { ...pickDates(image), src, name: name ?? "", alt: alt ?? "" } : null,
    menu_order: term.menu_order,
    count: countProducts(store, term),
    _links: links,
  };
}

const pickDates = (image: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(image).filter(([name]) => name === "id" || name.startsWith("date_")));

async function setImage(store: Store, term: TermRecord, fields: JsonObject): Promise<void> {
  const image = fields["image"];
  if (image === undefined) return;
  term.image_id = isObject(image) ? ((await resolveImages(store, [image]))[0] ?? 0) : 0;
}

async function createCategory(store: Store, fields: JsonObject): Promise<JsonObject> {
  const term = createTerm(store, CATEGORY, fields);
  await setImage(store, term, fields);
  return toCategoryJson(store, term);
}

async function updateCategory(store: Store, id: number, fields: JsonObject): Promise<JsonObject> {
  const term = updateTerm(store, CATEGORY, id, fields);
  await setImage(store, term, fields);
  return toCategoryJson(store, term);
}

function removeCategory(store: Store, id: number): JsonObject {
  const term = getTerm(store, CATEGORY, id);
  if (id === UNCATEGORIZED_ID) {
    throw new RestError("woocommerce_rest_cannot_delete", "Default product category cannot be deleted.", 500);
  }
  const answer = toCategoryJson(store, term, null);
  for (const child of listTerms(store, CATEGORY)) if (child.parent === id) child.parent = term.parent;
  for (const productId of store.categoryIndex.get(id) ?? []) {
    const product = store.state.products.get(productId);
    if (!product) continue;
    unindexProduct(store, product);
    product.category_ids = product.category_ids.filter((category) => category !== id);
    if (product.category_ids.length === 0) product.category_ids = [UNCATEGORIZED_ID];
    indexProduct(store, product);
  }
  store.state.terms.delete(id);
  store.categoryIndex.delete(id);
  return answer;
}

function toTagJson(store: Store, term: TermRecord, allow?: null): JsonObject {
  const count = [...store.state.products.values()].filter((product) => product.tag_ids.includes(term.id)).length;
  return {
    id: term.id,
    name: term.name,
    slug: term.slug,
    description: term.description,
    count,
    _links: toSelfLinks(store, "products/tags", term.id, allow),
  };
}

function removeTag(store: Store, id: number): JsonObject {
  const answer = toTagJson(store, getTerm(store, TAG, id), null);
  for (const product of store.state.products.values()) product.tag_ids = product.tag_ids.filter((tag) => tag !== id);
  store.state.terms.delete(id);
  return answer;
}

export const categoryRoutes: RouteHandlers = {
  "products/categories": {
    GET: (store, request) =>
      toListReply(
        store,
        request,
        selectTerms(listTerms(store, CATEGORY), request.args, (term) => countProducts(store, term)),
        (term) => toCategoryJson(store, term),
      ),
    POST: async (store, request) => ({ status: 201, body: await createCategory(store, request.args) }),
  },
  "products/categories/(?P<id>[\\d]+)": {
    GET: (store, request) => ({
      body: pickItemFields(toCategoryJson(store, getTerm(store, CATEGORY, getId(request))), request.args["_fields"]),
    }),
    PUT: async (store, request) => ({ body: await updateCategory(store, getId(request), request.body) }),
    DELETE: (store, request) => {
      if (request.args["force"] !== true) throw trashNotSupported();
      return { body: removeCategory(store, getId(request)), isAllowSent: false };
    },
  },
  "products/categories/batch": {
    POST: createBatchHandler({ create: createCategory, update: updateCategory, remove: removeCategory }),
  },
  "products/tags": {
    GET: (store, request) =>
      toListReply(
        store,
        request,
        selectTerms(listTerms(store, TAG), request.args, () => 1),
        (term) => toTagJson(store, term),
      ),
    POST: (store, request) => ({ status: 201, body: toTagJson(store, createTerm(store, TAG, request.args)) }),
  },
  "products/tags/(?P<id>[\\d]+)": {
    GET: (store, request) => ({ body: toTagJson(store, getTerm(store, TAG, getId(request))) }),
    PUT: (store, request) => ({ body: toTagJson(store, updateTerm(store, TAG, getId(request), request.body)) }),
    DELETE: (store, request) => {
      if (request.args["force"] !== true) throw trashNotSupported();
      return { body: removeTag(store, getId(request)), isAllowSent: false };
    },
  },
  "products/tags/batch": {
    POST: createBatchHandler({
      create: (store, fields) => toTagJson(store, createTerm(store, TAG, fields)),
      update: (store, id, fields) => toTagJson(store, updateTerm(store, TAG, id, fields)),
      remove: removeTag,
    }),
  },
};
