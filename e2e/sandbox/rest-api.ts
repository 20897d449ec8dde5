import { attributeRoutes } from "./attributes";
import type { ApiKey, AuthRequest } from "./auth";
import { countBatchItems, MAX_BATCH_ITEMS } from "./batch";
import { categoryRoutes } from "./categories";
import { couponRoutes } from "./coupons";
import { customerRoutes } from "./customers";
import type { JsonObject } from "./json";
import { orderRoutes } from "./orders";
import { productRoutes } from "./products";
import { refundRoutes } from "./refunds";
import { noRoute, RestError } from "./rest-error";
import { API_PREFIX, type Reply, type RouteHandlers } from "./rest-route";
import { findRoute } from "./route-catalogue";
import { settingRoutes } from "./settings";
import type { Store } from "./store";
import { taxRoutes } from "./taxes";
import { validateArgs } from "./validate-args";
import { variationRoutes } from "./variations";
import { webhookRoutes } from "./webhooks";

const HANDLERS: RouteHandlers = {
  ...productRoutes,
  ...variationRoutes,
  ...categoryRoutes,
  ...attributeRoutes,
  ...taxRoutes,
  ...settingRoutes,
  ...orderRoutes,
  ...refundRoutes,
  ...couponRoutes,
  ...customerRoutes,
  ...webhookRoutes,
};

type ApiRequest = {
  method: string;
  /** Under `/wp-json`. */
  path: string;
  query: JsonObject;
  rawQuery: string;
  body: JsonObject;
  auth: AuthRequest;
};

/** One handler for POST, PUT and PATCH on an item, as in WordPress. */
function findHandler(pattern: string, method: string) {
  const handlers = HANDLERS[pattern.slice(API_PREFIX.length + 1)];
  if (method === "POST" || method === "PUT" || method === "PATCH") return handlers?.POST ?? handlers?.PUT;
  return method === "GET" || method === "DELETE" ? handlers?.[method] : undefined;
}

export async function answerApiRequest(
  store: Store,
  authenticate: (request: AuthRequest) => ApiKey,
  request: ApiRequest,
): Promise<Reply> {
  const allow: Record<string, string> = {};
  try {
    const found = findRoute(request.path, store.listsVariations());
    // Bad credentials are refused before the route is checked.
    const isAnonymous =
      !request.auth.authorization && !("oauth_consumer_key" in request.query) && !("consumer_key" in request.query);
    if (!isAnonymous || found) authenticate(request.auth);
    const schemas = found?.route.argsByMethod.get(request.method);
    const handler = found && findHandler(found.route.pattern, request.method);
    if (!found || !schemas || !handler) throw noRoute();
    allow["allow"] = [...new Set(found.route.methods)].join(", ");
    const given = { ...request.query, ...request.body, ...found.params };
    // The size of a batch is checked before anything else.
    const isTooLarge = found.route.pattern.endsWith("/batch") && countBatchItems(request.body) > MAX_BATCH_ITEMS;
    const args = isTooLarge ? given : validateArgs(given, schemas);
    const body = Object.fromEntries(Object.keys(request.body).map((name) => [name, args[name] ?? null]));
    const reply = await handler(store, {
      method: request.method,
      path: request.path,
      params: found.params,
      args,
      body,
      query: request.rawQuery,
    });
    return { ...reply, headers: { ...(reply.isAllowSent === false ? {} : allow), ...reply.headers } };
  } catch (error) {
    if (!(error instanceof RestError)) throw error;
    return { status: error.status, body: error.toJson(), headers: allow };
  }
}
