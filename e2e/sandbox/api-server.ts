import type { IncomingMessage, ServerResponse } from "node:http";
import type { ApiKey, AuthRequest } from "./auth";
import { countBatchItems, takeFirstItems } from "./batch";
import { answerInFront, htmlPage } from "./front-of-site";
import { parseBody, readBody, send, sendHtml, sendJson } from "./http-exchange";
import { type JsonObject } from "./json";
import type { Faults } from "./faults";
import { parsePairs, toQueryObject } from "./query-string";
import type { RequestLog } from "./request-log";
import { answerApiRequest } from "./rest-api";
import { noRoute } from "./rest-error";
import { pickItemFields } from "./response-fields";
import { API_PREFIX, type Reply } from "./rest-route";
import type { Store } from "./store";

export type ApiServer = {
  store: () => Store;
  faults: Faults;
  requests: RequestLog;
  authenticate: (request: AuthRequest) => ApiKey;
  siteName: string;
  markChanged: () => void;
  sleep: (ms: number) => Promise<void>;
  /** Works at another pace than other requests; undefined is theirs. */
  runAtPace: <T>(msPerItem: number | undefined, work: () => Promise<T>) => Promise<T>;
};

/** The routes make the index of WooCommerce 7.5 to 11.0 as large as 1.0 to 1.2 MB; only `_fields` leaves them out. */
const ROUTES = { "/wc/v3": { description: "x".repeat(1_200_000) } };

function toSiteIndex(server: ApiServer): JsonObject {
  const namespaces = ["oembed/1.0", "wp/v2", "wp-site-health/v1"];
  const isWooMissing = server.faults.get().site === "no-woocommerce";
  return {
    name: server.siteName,
    description: "",
    url: server.store().url,
    home: server.store().url,
    gmt_offset: server.store().utcOffsetMinutes / 60,
    timezone_string: "",
    namespaces: isWooMissing ? namespaces : ["wc/v1", "wc/v2", "wc/v3", "wc/store/v1", "wc-analytics", ...namespaces],
    authentication: {},
    routes: ROUTES,
  };
}

/** Both addresses of the API: `/wp-json/…`, and `/?rest_route=…`, which works without permalinks too. */
export function findApiPath(url: URL): string | null {
  if (url.pathname === "/wp-json" || url.pathname.startsWith("/wp-json/"))
    return url.pathname.slice("/wp-json".length) || "/";
  return url.searchParams.get("rest_route");
}

function spoilBeforeWork(
  server: ApiServer,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  body: JsonObject,
): boolean {
  const { faults } = server;
  const settings = faults.get();
  if (answerInFront(faults, request, response)) return true;
  if (settings.site === "rest-closed" && !hasKey(request)) {
    const message = "DRA: Only authenticated users can access the REST API.";
    sendJson(response, 401, { code: "rest_cannot_access", message, data: { status: 401 } });
  } else if (faults.take("htmlAnswers", path)) {
    const status = settings.htmlAnswers?.status ?? 503;
    sendHtml(response, status, htmlPage(status, "Checking your browser before you go on."));
  } else if (faults.take("rateLimit", path)) {
    const seconds = String(settings.rateLimit?.retryAfterSeconds ?? 1);
    sendJson(
      response,
      429,
      { code: "too_many_requests", message: "Too many requests.", data: { status: 429 } },
      { "retry-after": seconds },
    );
  } else if (faults.take("gatewayNotFound", path))
    sendJson(response, 404, { code: "not_found", message: "No such upstream.", data: { status: 404 } });
  else if (faults.take("serverError", path)) sendCriticalError(response, settings.serverError?.status ?? 500);
  else if (countBatchItems(body) > (settings.maxBatchItems ?? Infinity)) sendCriticalError(response, 500);
  else if (countUploads(body) > (settings.maxUploads ?? Infinity))
    sendHtml(response, 504, htmlPage(504, "Gateway Time-out"));
  else return false;
  return true;
}

const hasKey = ({ headers, url = "" }: IncomingMessage): boolean =>
  headers.authorization !== undefined || /[?&](oauth_)?consumer_key=/.test(url);

const countUploads = (body: JsonObject): number => JSON.stringify(body).split('"src":').length - 1;

/** How many items of this batch are processed before the store crashes; null when it does not. */
function findDeath({ faults }: ApiServer, path: string, body: JsonObject): number | null {
  const items = faults.get().diesAfterItems?.items;
  return items !== undefined && countBatchItems(body) > items && faults.take("diesAfterItems", path) ? items : null;
}

const PHP_NOTICE =
  '<br />\n<b>Warning</b>:  Undefined array key "brand" in <b>/var/www/html/wp-content/plugins/shop-brands/brands.php</b> on line <b>42</b><br />\n';

const sendCriticalError = (response: ServerResponse, status: number): void =>
  sendJson(response, status, {
    code: "internal_server_error",
    message: "<p>There has been a critical error on this website.</p>",
    data: { status },
    additional_errors: [],
  });

function sendReply(response: ServerResponse, server: ApiServer, path: string, reply: Reply): void {
  const headers = {
    date: server.store().now().toUTCString(),
    link: `<${server.store().url}/wp-json/>; rel="https://api.w.org/"`,
    ...reply.headers,
  };
  const status = reply.status ?? 200;
  if (server.faults.take("phpNotices", path)) {
    // PHP has printed already when WordPress wants to set its headers and status.
    send(response, 200, { "content-type": "text/html; charset=UTF-8" }, PHP_NOTICE + JSON.stringify(reply.body));
    return;
  }
  if (server.faults.take("byteOrderMark", path)) {
    response.writeHead(status, { ...headers, "content-type": "application/json; charset=UTF-8" });
    response.end(`\uFEFF${JSON.stringify(reply.body)}`);
    return;
  }
  sendJson(response, status, reply.body, headers);
}

async function answer(
  server: ApiServer,
  request: IncomingMessage,
  apiPath: string,
  rawQuery: string,
  body: JsonObject,
): Promise<Reply> {
  if (apiPath === "/")
    return { body: pickItemFields(toSiteIndex(server), new URLSearchParams(rawQuery).get("_fields") ?? undefined) };
  if (!apiPath.startsWith(`${API_PREFIX}/`) || server.faults.get().site === "no-woocommerce") {
    const refusal = noRoute();
    return { status: refusal.status, body: refusal.toJson() };
  }
  const pairs = parsePairs(rawQuery);
  const host = request.headers.host ?? "";
  const pathname = (request.url ?? "").split("?")[0] ?? "";
  return answerApiRequest(server.store(), server.authenticate, {
    method: request.method ?? "GET",
    path: apiPath,
    query: toQueryObject(pairs),
    rawQuery,
    body,
    auth: {
      method: request.method ?? "GET",
      authorization: request.headers.authorization,
      pairs,
      signedUrls: [`http://${host}${pathname}`, `https://${host}${pathname}`, `${server.store().url}${pathname}`],
    },
  });
}

const countItems = (reply: Reply, requested: number): number =>
  Array.isArray(reply.body) ? reply.body.length : requested;

export async function serveApi(
  server: ApiServer,
  request: IncomingMessage,
  response: ServerResponse,
  apiPath: string,
): Promise<void> {
  const { site } = server.faults.get();
  const isHidden =
    site === "not-wordpress" || (site === "permalinks-off" && (request.url ?? "").startsWith("/wp-json"));
  if (isHidden) return sendHtml(response, 404, htmlPage(404, "Not Found"));
  const rawQuery = (request.url ?? "").split("?").slice(1).join("?");
  const rawBody = await readBody(request);
  const body = parseBody(rawBody);
  const shortPath = apiPath.replace(`${API_PREFIX}/`, "");
  const entry = server.requests.add({
    method: request.method ?? "GET",
    path: shortPath,
    query: toQueryObject(parsePairs(rawQuery)),
    body: body ?? {},
    rawBody,
  });
  const finish = () => {
    entry.status = response.statusCode;
  };
  if (spoilBeforeWork(server, request, response, shortPath, body ?? {})) return finish();
  if (body === null) {
    sendJson(response, 400, {
      code: "rest_invalid_json",
      message: "Invalid JSON body passed.",
      data: { status: 400, json_error_code: 4, json_error_message: "Syntax error" },
    });
    return finish();
  }
  const diesAfter = findDeath(server, shortPath, body);
  const part = diesAfter === null ? body : takeFirstItems(body, diesAfter);
  const work = async (): Promise<Reply> => {
    const reply = await answer(server, request, apiPath, rawQuery, part);
    if (entry.isWrite && (reply.status ?? 200) < 400) server.markChanged();
    const { slowAnswersMs = 0, latencyPerItemMs = 0 } = server.faults.get();
    // The items of a batch have taken their time one by one.
    const itemsLeft = shortPath.endsWith("/batch") ? 0 : countItems(reply, entry.itemCount);
    await server.sleep(slowAnswersMs + latencyPerItemMs * itemsLeft);
    return reply;
  };
  const { lateWork, gatewayTimeoutMs } = server.faults.get();
  if (lateWork && server.faults.take("lateWork", shortPath)) {
    if (lateWork.status === undefined) request.socket.destroy();
    else sendHtml(response, lateWork.status, htmlPage(lateWork.status, "Gateway"));
    await server.sleep(lateWork.delayMs);
    await server.runAtPace(lateWork.msPerItem, work);
    return;
  }
  const reply = await (gatewayTimeoutMs === undefined
    ? work()
    : Promise.race([work(), server.sleep(gatewayTimeoutMs).then(() => null)]));
  if (reply === null) {
    sendHtml(response, 504, htmlPage(504, "Gateway Time-out"));
    return finish();
  }
  if (server.faults.take("dropAnswers", shortPath)) {
    request.socket.destroy();
    return;
  }
  if (server.faults.take("crashesAfterWork", shortPath)) sendCriticalError(response, 500);
  else if (diesAfter === null)
    sendReply(response, server, shortPath, request.method === "GET" ? server.faults.cached(shortPath, reply) : reply);
  else sendCriticalError(response, 500);
  finish();
}
