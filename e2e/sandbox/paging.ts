import { toInteger, type Json, type JsonObject } from "./json";
import { pickListFields } from "./response-fields";
import type { Reply, RestRequest } from "./rest-route";
import type { Store } from "./store";

/** The Link header repeats the whole query, signature and key included, as recorded (category.list). */
function toLink(store: Store, request: RestRequest, page: number, rel: string, extra: string[]): string {
  const parts = [...new Map(request.query.split("&").map((part) => [part.split("=")[0], part])).values()].filter(
    (part) => part !== "" && !part.startsWith("page="),
  );
  return `<${store.url}/wp-json${request.path}?${[...parts, ...extra, `page=${page}`].join("&")}>; rel="${rel}"`;
}

type Page<T> = { items: T[]; headers: Record<string, string> };

function paginate<T>(store: Store, request: RestRequest, all: T[], linkExtra: string[] = []): Page<T> {
  const perPage = toInteger(request.args["per_page"]) || 10;
  const page = Math.max(1, toInteger(request.args["page"]));
  const offset = toInteger(request.args["offset"]) || (page - 1) * perPage;
  const pages = Math.ceil(all.length / perPage);
  const links: string[] = [];
  if (page > 1 && pages > 0) links.push(toLink(store, request, Math.min(page - 1, pages), "prev", linkExtra));
  if (page < pages) links.push(toLink(store, request, page + 1, "next", linkExtra));
  const headers: Record<string, string> = { "x-wp-total": String(all.length), "x-wp-totalpages": String(pages) };
  if (links.length > 0) headers["link"] = links.join(", ");
  return { items: all.slice(offset, offset + perPage), headers };
}

export function toListReply<T>(
  store: Store,
  request: RestRequest,
  all: T[],
  toJson: (item: T) => JsonObject,
  linkExtra: string[] = [],
): Reply {
  const { items, headers } = paginate(store, request, all, linkExtra);
  const list: Json[] = items.map(toJson);
  return { body: pickListFields(list, request.args["_fields"]), headers };
}
