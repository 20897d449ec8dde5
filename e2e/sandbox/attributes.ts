import { createBatchHandler } from "./batch";
import { toInteger, toText, type JsonObject } from "./json";
import { toListReply } from "./paging";
import { pickItemFields } from "./response-fields";
import { RestError, trashNotSupported } from "./rest-error";
import { getId, type Handler, toHref, toSelfLinks, type RouteHandlers } from "./rest-route";
import type { AttributeRecord, TermRecord } from "./state";
import { nextId, type Store } from "./store";
import { createTerm, getTerm, listTerms, selectTerms, updateTerm } from "./terms";
import { decodeSlug, toSlug } from "./wordpress-text";

function getAttribute(store: Store, id: number): AttributeRecord {
  const attribute = store.state.attributes.get(id);
  if (!attribute) throw new RestError("woocommerce_rest_taxonomy_invalid", "Resource does not exist.", 404);
  return attribute;
}

const afterOwnerCheck =
  (handler: Handler): Handler =>
  (store, request) => {
    ownerOf(store, request);
    return handler(store, request);
  };

function toAttributeJson(store: Store, attribute: AttributeRecord, allow?: null): JsonObject {
  return { ...attribute, _links: toSelfLinks(store, "products/attributes", attribute.id, allow) };
}

/** What `wc_check_if_attribute_name_is_reserved` refuses (FACTS). */
const RESERVED_SLUGS: ReadonlySet<string> = new Set(
  `attachment attachment_id author author_name calendar cat category category__and category_name comments_popup cpage
  day debug error exact feed hour link_category m minute monthnum more name nav_menu nopaging offset order orderby p
  page page_id paged pagename pb perm post post__in post_format post_mime_type post_status post_tag post_type posts
  preview robots s search second sentence showposts static subpost tag tag_id taxonomy tb term type w withcomments
  year`.split(/\s+/),
);
const MAX_SLUG_BYTES = 28;

/** The checks of `wc_create_attribute`, in its order. An update is refused with a code of its own. */
function checkSlug(store: Store, slug: string, id: number): void {
  const refuse = (message: string) =>
    new RestError(id === 0 ? "woocommerce_rest_cannot_create" : "woocommerce_rest_cannot_edit", message, 400);
  if (Buffer.byteLength(slug) > MAX_SLUG_BYTES)
    throw refuse(`Slug "${slug}" is too long (${MAX_SLUG_BYTES} characters max). Shorten it, please.`);
  if (RESERVED_SLUGS.has(slug))
    throw refuse(`Slug "${slug}" is not allowed because it is a reserved term. Change it, please.`);
  for (const attribute of store.state.attributes.values()) {
    if (attribute.slug === `pa_${slug}` && attribute.id !== id)
      throw refuse(`Slug "${slug}" is already in use. Change it, please.`);
  }
}

/** `wc_sanitize_taxonomy_name` of the slug, or of the name without one: letters beyond ASCII stay as they are. */
const toAttributeSlug = (fields: JsonObject, name: string) =>
  decodeSlug(toSlug(toText(fields["slug"]) || name)).replace(/^pa_/, "");

function createAttribute(store: Store, fields: JsonObject): JsonObject {
  const name = toText(fields["name"]);
  if (name === "") throw new RestError("woocommerce_rest_cannot_create", "Please, provide an attribute name.", 400);
  const slug = toAttributeSlug(fields, name);
  checkSlug(store, slug, 0);
  const attribute: AttributeRecord = {
    id: nextId(store, "attribute"),
    name,
    slug: `pa_${slug}`,
    type: toText(fields["type"]) || "select",
    order_by: toText(fields["order_by"]) || "menu_order",
    has_archives: fields["has_archives"] === true,
  };
  store.state.attributes.set(attribute.id, attribute);
  return toAttributeJson(store, attribute);
}

/**
 * An update resets omitted fields to the defaults of a creation, and the slug to the name (wc_update_attribute calls
 * wc_create_attribute).
 */
function updateAttribute(store: Store, id: number, fields: JsonObject): JsonObject {
  const attribute = getAttribute(store, id);
  const name = toText(fields["name"]) || attribute.name;
  const slug = toAttributeSlug(fields, name);
  checkSlug(store, slug, id);
  const taxonomy = `pa_${slug}`;
  for (const term of listTerms(store, attribute.slug)) term.taxonomy = taxonomy;
  Object.assign(attribute, {
    name,
    slug: taxonomy,
    type: toText(fields["type"]) || "select",
    order_by: toText(fields["order_by"]) || "menu_order",
    has_archives: fields["has_archives"] === true,
  });
  return toAttributeJson(store, attribute);
}

function removeAttribute(store: Store, id: number): JsonObject {
  const attribute = getAttribute(store, id);
  for (const term of listTerms(store, attribute.slug)) store.state.terms.delete(term.id);
  store.state.attributes.delete(id);
  return toAttributeJson(store, attribute, null);
}

// The links of terms in a batch name the route's pattern instead of the attribute (recorded: attribute.terms.batch).
const UNRESOLVED = "products/attributes/(?P<attribute_id>[\\d]+)/terms";

function toTermJson(store: Store, attribute: AttributeRecord, term: TermRecord, allow?: null): JsonObject {
  const collection = `products/attributes/${attribute.id}/terms`;
  return {
    id: term.id,
    name: term.name,
    slug: term.slug,
    description: term.description,
    menu_order: term.menu_order,
    count: countUses(store, attribute, term),
    _links: toSelfLinks(store, collection, term.id, allow),
  };
}

function toBatchTermJson(store: Store, attribute: AttributeRecord, term: TermRecord): JsonObject {
  return {
    ...toTermJson(store, attribute, term),
    _links: {
      self: [{ href: toHref(store, `${UNRESOLVED}/${term.id}`) }],
      collection: [{ href: toHref(store, UNRESOLVED) }],
    },
  };
}

function countUses(store: Store, attribute: AttributeRecord, term: TermRecord): number {
  let uses = 0;
  for (const product of store.state.products.values()) {
    if (product.status !== "publish" || product.attributes.length === 0) continue;
    if (product.attributes.some((used) => used.id === attribute.id && used.options.includes(term.name))) uses++;
  }
  return uses;
}

const ownerOf = (store: Store, request: { params: Record<string, string> }) =>
  getAttribute(store, toInteger(request.params["attribute_id"]));

const TERMS = "products/attributes/(?P<attribute_id>[\\d]+)/terms";

export const attributeRoutes: RouteHandlers = {
  "products/attributes": {
    GET: (store, request) => {
      const all = [...store.state.attributes.values()];
      const reply = toListReply(
        store,
        { ...request, args: { ...request.args, per_page: Math.max(all.length, 1) } },
        all,
        (attribute) => toAttributeJson(store, attribute),
      );
      return reply;
    },
    POST: (store, request) => ({ status: 201, body: createAttribute(store, request.args) }),
  },
  "products/attributes/(?P<id>[\\d]+)": {
    GET: (store, request) => ({
      body: pickItemFields(toAttributeJson(store, getAttribute(store, getId(request))), request.args["_fields"]),
    }),
    PUT: (store, request) => ({ body: updateAttribute(store, getId(request), request.body) }),
    DELETE: (store, request) => {
      if (request.args["force"] !== true) throw trashNotSupported();
      return { body: removeAttribute(store, getId(request)), isAllowSent: false };
    },
  },
  "products/attributes/batch": {
    POST: createBatchHandler({ create: createAttribute, update: updateAttribute, remove: removeAttribute }),
  },
  [TERMS]: {
    GET: (store, request) => {
      const attribute = ownerOf(store, request);
      const terms = selectTerms(listTerms(store, attribute.slug), request.args, (term) =>
        countUses(store, attribute, term),
      );
      return toListReply(store, request, terms, (term) => toTermJson(store, attribute, term));
    },
    POST: (store, request) => {
      const attribute = ownerOf(store, request);
      return { status: 201, body: toTermJson(store, attribute, createTerm(store, attribute.slug, request.args)) };
    },
  },
  [`${TERMS}/(?P<id>[\\d]+)`]: {
    GET: (store, request) => {
      const attribute = ownerOf(store, request);
      return { body: toTermJson(store, attribute, getTerm(store, attribute.slug, getId(request))) };
    },
    PUT: (store, request) => {
      const attribute = ownerOf(store, request);
      return { body: toTermJson(store, attribute, updateTerm(store, attribute.slug, getId(request), request.body)) };
    },
    DELETE: (store, request) => {
      if (request.args["force"] !== true) throw trashNotSupported();
      const attribute = ownerOf(store, request);
      const term = getTerm(store, attribute.slug, getId(request));
      store.state.terms.delete(term.id);
      return { body: toTermJson(store, attribute, term, null), isAllowSent: false };
    },
  },
  [`${TERMS}/batch`]: {
    // A deleted attribute has no taxonomy, so the batch as a whole is refused
    // (WC_REST_Terms_Controller::check_permissions).
    POST: afterOwnerCheck(
      createBatchHandler({
        create: (store, fields, request) => {
          const attribute = ownerOf(store, request);
          return toBatchTermJson(store, attribute, createTerm(store, attribute.slug, fields));
        },
        update: (store, id, fields, request) => {
          const attribute = ownerOf(store, request);
          return toBatchTermJson(store, attribute, updateTerm(store, attribute.slug, id, fields));
        },
        remove: (store, id, request) => {
          const attribute = ownerOf(store, request);
          const term = getTerm(store, attribute.slug, id);
          store.state.terms.delete(id);
          return toBatchTermJson(store, attribute, term);
        },
      }),
    ),
  },
};
