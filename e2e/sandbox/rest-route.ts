import type { JsonObject, Json } from "./json";
import type { Store } from "./store";

export type RestRequest = {
  method: string;
  /** Path under `/wp-json`. */
  path: string;
  params: Record<string, string>;
  /** Validated arguments from path, query and body, with the route's defaults. */
  args: JsonObject;
  /** Validated arguments of the body, without defaults. */
  body: JsonObject;
  query: string;
};

export type Reply = {
  body: Json;
  status?: number;
  headers?: Record<string, string>;
  /** False where WordPress sends no `Allow`, because the resource does not exist. */
  isAllowSent?: boolean;
};

export type Handler = (store: Store, request: RestRequest) => Reply | Promise<Reply>;
export type RouteHandlers = Record<string, Partial<Record<"GET" | "POST" | "PUT" | "DELETE", Handler>>>;

export const API_PREFIX = "/wc/v3";

const ITEM_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

export const toHref = (store: Store, path: string): string => `${store.url}/wp-json${API_PREFIX}/${path}`;

export function toSelfLinks(
  store: Store,
  collection: string,
  id: number | string,
  allow: string[] | null = ITEM_METHODS,
): JsonObject {
  const href = toHref(store, `${collection}/${id}`);
  return {
    self: [allow ? { href, targetHints: { allow } } : { href }],
    collection: [{ href: toHref(store, collection) }],
  };
}

export const getId = (request: RestRequest, name = "id"): number => Number(request.params[name]);
