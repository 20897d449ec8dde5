import { createHmac, timingSafeEqual } from "node:crypto";
import type { QueryPair } from "./query-string";
import { RestError } from "./rest-error";

export type ApiKey = { consumerKey: string; consumerSecret: string; permissions: "read" | "write" | "read_write" };

export type AuthRequest = {
  method: string;
  /** The address without the query, as the client may have signed it: behind a proxy the scheme differs. */
  signedUrls: string[];
  authorization: string | undefined;
  pairs: QueryPair[];
};

const TIMESTAMP_WINDOW_S = 15 * 60;
const REQUIRED = ["oauth_consumer_key", "oauth_timestamp", "oauth_nonce", "oauth_signature", "oauth_signature_method"];

const refuse = (message: string) => new RestError("woocommerce_rest_authentication_error", message, 401);

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** `stripslashes`: WordPress removes backslashes before WooCommerce checks the signature (FACTS). */
const stripSlashes = (text: string) => text.replace(/\\(.?)/gs, "$1");

function parseOAuthHeader(header: string): QueryPair[] {
  return [...header.matchAll(/(oauth_\w+|realm)="([^"]*)"/g)]
    .filter((match) => match[1] !== "realm")
    .map((match) => [match[1] ?? "", decodeURIComponent(match[2] ?? "")]);
}

const isSame = (left: string, right: string) =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));

export function createAuthenticator(keys: ApiKey[], nowSeconds: () => number) {
  const usedNonces = new Map<string, number>();

  const findKey = (consumerKey: string): ApiKey => {
    const key = keys.find((candidate) => candidate.consumerKey === consumerKey);
    if (!key) throw refuse("Consumer key is invalid.");
    return key;
  };

  const checkSecret = (consumerKey: string, secret: string): ApiKey => {
    const key = findKey(consumerKey);
    if (!isSame(key.consumerSecret, secret)) throw refuse("Consumer secret is invalid.");
    return key;
  };

  const checkSignature = (request: AuthRequest, pairs: QueryPair[], key: ApiKey): void => {
    const values = new Map(pairs);
    const method = values.get("oauth_signature_method") ?? "";
    const algorithm = { "HMAC-SHA1": "sha1", "HMAC-SHA256": "sha256" }[method];
    if (!algorithm) throw refuse("Invalid signature - signature method is invalid.");
    const normalized = pairs
      .filter(([name]) => name !== "oauth_signature")
      .map(([name, value]) => [encode(name), encode(stripSlashes(value))] as const)
      .sort(([nameA, valueA], [nameB, valueB]) =>
        nameA === nameB ? (valueA < valueB ? -1 : 1) : nameA < nameB ? -1 : 1,
      )
      .map(([name, value]) => `${name}=${value}`)
      .join("&");
    const expected = request.signedUrls.map((url) =>
      createHmac(algorithm, `${key.consumerSecret}&`)
        .update([request.method, encode(url), encode(normalized)].join("&"))
        .digest("base64"),
    );
    if (!expected.some((signature) => isSame(signature, values.get("oauth_signature") ?? ""))) {
      throw refuse("Invalid signature - provided signature does not match.");
    }
  };

  const checkTimestampAndNonce = (values: Map<string, string>): void => {
    const timestamp = Number(values.get("oauth_timestamp"));
    // The real clock, even where a test sets the shop's clock, because the client signs with the real one.
    if (!(Math.abs(nowSeconds() - timestamp) <= TIMESTAMP_WINDOW_S)) throw refuse("Invalid timestamp.");
    for (const [nonce, usedAt] of usedNonces) {
      if (usedAt >= nowSeconds() - TIMESTAMP_WINDOW_S) break;
      usedNonces.delete(nonce);
    }
    const nonce = `${values.get("oauth_consumer_key")} ${values.get("oauth_nonce")}`;
    if (usedNonces.has(nonce)) throw refuse("Invalid nonce - nonce has already been used.");
    usedNonces.set(nonce, timestamp);
  };

  /** The key of the request; null without credentials (a stripped header looks like this). */
  const identify = (request: AuthRequest): ApiKey | null => {
    const header = request.authorization ?? "";
    if (header.startsWith("Basic ")) {
      const [user = "", ...password] = Buffer.from(header.slice(6), "base64").toString("utf8").split(":");
      return checkSecret(user, password.join(":"));
    }
    const query = new Map(request.pairs);
    const plainKey = query.get("consumer_key");
    if (plainKey !== undefined) return checkSecret(plainKey, query.get("consumer_secret") ?? "");

    const pairs = header.startsWith("OAuth ") ? [...request.pairs, ...parseOAuthHeader(header)] : request.pairs;
    const values = new Map(pairs);
    if (!values.has("oauth_consumer_key") && !values.has("oauth_signature")) return null;
    const missing = REQUIRED.filter((name) => !values.get(name));
    if (missing.length === 1) throw refuse(`Missing OAuth parameter ${missing[0]}`);
    if (missing.length > 1) throw refuse(`Missing OAuth parameters ${missing.join(", ")}`);
    const key = findKey(values.get("oauth_consumer_key") ?? "");
    checkSignature(request, pairs, key);
    checkTimestampAndNonce(values);
    return key;
  };

  return (request: AuthRequest): ApiKey => {
    const key = identify(request);
    if (!key) throw toAnonymousRefusal(request.method, request.signedUrls[0] ?? "");
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (isRead && key.permissions === "write") throw refuse("The API key provided does not have read permissions.");
    if (!isRead && key.permissions === "read") throw refuse("The API key provided does not have write permissions.");
    return key;
  };
}

function toAnonymousRefusal(method: string, url: string): RestError {
  if (url.endsWith("/batch")) {
    return new RestError(
      "woocommerce_rest_cannot_batch",
      "Sorry, you are not allowed to batch manipulate this resource.",
      401,
    );
  }
  if (method === "POST")
    return new RestError("woocommerce_rest_cannot_create", "Sorry, you are not allowed to create resources.", 401);
  if (method === "PUT" || method === "PATCH") {
    return new RestError("woocommerce_rest_cannot_edit", "Sorry, you are not allowed to edit this resource.", 401);
  }
  if (method === "DELETE")
    return new RestError("woocommerce_rest_cannot_delete", "Sorry, you are not allowed to delete this resource.", 401);
  const message = /\/\d+$/.test(url) ? "Sorry, you cannot view this resource." : "Sorry, you cannot list resources.";
  return new RestError("woocommerce_rest_cannot_view", message, 401);
}
