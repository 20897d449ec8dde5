import WooCommerceRestApiModule from "@woocommerce/woocommerce-rest-api";
import { agentsFor } from "@/lib/net/network-guard";

export type WooMethod = "get" | "post" | "put" | "delete";

/** A list is sent as `1,2,3`; null and undefined are left out. */
export type WooQueryValue = string | number | boolean | null | undefined | readonly (string | number)[];
export type WooQuery = Readonly<Record<string, WooQueryValue>>;

export type WooCredentials = { url: string; consumerKey: string; consumerSecret: string };

export type WooTransportOptions = WooCredentials & {
  allowPrivateAddresses: boolean;
  queryStringAuth: boolean;
};

export type WooTransportRequest = {
  method: WooMethod;
  path: string;
  query: WooQuery;
  body: object | undefined;
  signal: AbortSignal;
};

/** Sends one request and returns its unread answer; rejects when there is none. */
export type WooSend = (options: WooTransportOptions, request: WooTransportRequest) => Promise<WooRawAnswer>;

/** An unread answer: any status, header names in lower case, text without byte-order mark. */
export type WooRawAnswer = { status: number; headers: Record<string, string>; text: string };

/**
 * Largest answer to read, in bytes after decompression. A hundred products with long descriptions are about 2 MB; the
 * limit only prevents a broken server from filling the memory.
 */
const MAX_RESPONSE_BYTES = 30 * 1024 * 1024;

// The package is CommonJS with an `__esModule` flag: plain Node imports the module, bundlers the class.
const WooCommerceRestApi =
  (WooCommerceRestApiModule as unknown as { default?: typeof WooCommerceRestApiModule }).default ??
  WooCommerceRestApiModule;

/**
 * Sends one request through the WooCommerce package and returns its unread answer. A package object is created per
 * request, because `axiosConfig` is its only way to take an abort signal. Redirects are not followed (they would turn a
 * POST into a GET), and proxies of the environment are not used (they would resolve names instead of the network guard).
 *
 * @throws Error of the HTTP library, which carries credentials; only `translateNetworkError` may read it
 */
export async function sendWooRequest(
  options: WooTransportOptions,
  request: WooTransportRequest,
): Promise<WooRawAnswer> {
  const agents = agentsFor({ allowPrivate: options.allowPrivateAddresses });
  const api = new WooCommerceRestApi({
    url: options.url,
    consumerKey: options.consumerKey,
    consumerSecret: options.consumerSecret,
    version: "wc/v3",
    queryStringAuth: options.queryStringAuth,
    axiosConfig: {
      httpAgent: agents.http,
      httpsAgent: agents.https,
      proxy: false,
      maxRedirects: 0,
      maxContentLength: MAX_RESPONSE_BYTES,
      maxBodyLength: MAX_RESPONSE_BYTES,
      responseType: "arraybuffer",
      validateStatus: () => true,
      signal: request.signal,
      ...(options.url.startsWith("http:") ? { paramsSerializer: { serialize: oauthOnly } } : {}),
    },
  });
  const params = toParams(request.query);
  const response: unknown = await (request.method === "get" || request.method === "delete"
    ? api[request.method](request.path, params)
    : api[request.method](request.path, request.body ?? {}, params));
  return toRawAnswer(response);
}

/**
 * Flattens a query to what the package can sign. Lists become one comma-separated value, which WordPress reads as a
 * list: the package sends `include[0]…` in one order and signs another, so over http any list of more than ten is
 * refused. The package also sends null and undefined as text, so they are left out.
 *
 * @throws TypeError when a list element contains a comma or white space, which would split it in two
 */
export function toParams(query: WooQuery): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [key, value] of Object.entries(query)) {
    if (value === null || value === undefined) continue;
    if (typeof value === "object") {
      if (value.some((element) => /[\s,]/.test(String(element)))) {
        throw new TypeError(`A list element of "${key}" contains a separator`);
      }
      params[key] = value.join(",");
    } else {
      params[key] = String(value);
    }
  }
  return params;
}

/**
 * Returns only the OAuth parameters. Over http the package puts the query into the URL and oauth-1.0a merges it into the
 * OAuth parameters as well, so everything would be sent twice and long SKU lists would exceed the servers' limit.
 */
function oauthOnly(params: Record<string, string>): string {
  const oauth = Object.entries(params).filter(([key]) => key.startsWith("oauth_"));
  return new URLSearchParams(oauth).toString();
}

function toRawAnswer(response: unknown): WooRawAnswer {
  const { status, headers, data } = response as {
    status: number;
    headers: Record<string, unknown>;
    data: Uint8Array;
  };
  const lowerCase: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === "string") lowerCase[name.toLowerCase()] = value;
  }
  // TextDecoder drops a leading byte-order mark, which some plugins print before the JSON.
  return { status, headers: lowerCase, text: new TextDecoder("utf-8").decode(data) };
}
