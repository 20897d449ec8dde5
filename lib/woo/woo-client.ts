import { z, type ZodType } from "zod";
import { findCacheHit } from "./cache-hit";
import { readClockSkew } from "./clock-skew";
import { isInterruption } from "./interrupted";
import { keyProbeFor } from "./probe-key";
import { readJson, type ReadJson } from "./read-json";
import { readShape } from "./read-shape";
import { isRefusedLiteral } from "@/lib/net/private-address";
import { translateAnswer } from "./translate-error";
import { translateNetworkError } from "./translate-network-error";
import { sendWooRequest, type WooMethod, type WooQuery, type WooRawAnswer, type WooSend } from "./transport";
import { isWooError, WooError } from "./woo-error";

/** What `onRequest` receives. Contains no query and no body, because both may carry secrets or customers' data. */
export type WooRequestEvent = {
  method: WooMethod;
  path: string;
  status: number | undefined;
  durationMs: number;
  errorCode: string | undefined;
};

export type WooClientOptions = {
  /** As `normaliseStoreUrl` returns it. */
  url: string;
  consumerKey: string;
  consumerSecret: string;
  /** Allows a development or intranet store; false refuses every address that is not public. */
  allowPrivateAddresses?: boolean;
  /** Sends the key in the query over https, for hosts that strip the Authorization header. The host's access log then contains it. */
  queryStringAuth?: boolean;
  /** Time limit of one request in milliseconds, from connecting to the last byte. */
  timeoutMs?: number;
  onRequest?: (event: WooRequestEvent) => void;
  /** Carries a request to the store; over HTTP by default. A simulation has its store in the same process. */
  send?: WooSend;
};

export type WooAnswer<T> = {
  data: T;
  /** `X-WP-Total`, the number of items in all; only on lists. */
  total: number | undefined;
  /** `X-WP-TotalPages`; only on lists. */
  totalPages: number | undefined;
};

export type WooRequestOptions = {
  /** Interrupts the request; the outcome of a write is then unknown. */
  signal?: AbortSignal | undefined;
  timeoutMs?: number | undefined;
};

/**
 * REST v3 of one store. Paths are relative to `wp-json/wc/v3/`, e.g. `products/12/variations`.
 * Every method throws `WooError`, `Interrupted` when its signal fires, or TypeError for a path or query that is a
 * programming mistake.
 */
export interface WooClient {
  readonly url: string;
  /** The first message that PHP printed before an answer of this client; undefined while all answers were clean. */
  phpOutput(): string | undefined;
  /** How far the store's clock is ahead by the last answer, in ms; undefined before the first. See `readClockSkew`. */
  clockSkewMs(): number | undefined;
  /** The first header by which a cache said that it answered in place of the store. See `findCacheHit`. */
  cacheHit(): string | undefined;
  get<T>(path: string, query: WooQuery, schema: ZodType<T>, options?: WooRequestOptions): Promise<WooAnswer<T>>;
  post<T>(path: string, body: object, schema: ZodType<T>, options?: WooRequestOptions): Promise<WooAnswer<T>>;
  put<T>(path: string, body: object, schema: ZodType<T>, options?: WooRequestOptions): Promise<WooAnswer<T>>;
  delete<T>(path: string, query: WooQuery, schema: ZodType<T>, options?: WooRequestOptions): Promise<WooAnswer<T>>;
}

/** Segments of letters, digits, `-`, `_` and percent-encoding; refuses `orders/undefined`. */
const SAFE_PATH = /^(?!.*(?:^|\/)(?:undefined|null|NaN)(?:\/|$))[\w%-]+(?:\/[\w%-]+)*$/;

/** A store that needs longer for a batch gets a smaller one. */
const DEFAULT_TIMEOUT_MS = 30_000;

/** Creates a client. Opens no connection. @throws WooError `invalid_url` when the address is no URL */
export function createWooClient(options: WooClientOptions): WooClient {
  if (!URL.canParse(options.url)) throw new WooError({ code: "invalid_url" });
  const transport = {
    url: options.url,
    consumerKey: options.consumerKey,
    consumerSecret: options.consumerSecret,
    allowPrivateAddresses: options.allowPrivateAddresses ?? false,
    queryStringAuth: options.queryStringAuth ?? false,
  };
  const isRefused = !transport.allowPrivateAddresses && isRefusedLiteral(new URL(options.url).hostname);

  async function answerOf(
    method: WooMethod,
    path: string,
    query: WooQuery,
    body: object | undefined,
    { signal, timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS }: WooRequestOptions,
  ): Promise<WooRawAnswer> {
    if (isRefused) throw new WooError({ code: "private_address_refused" });
    const timeout = AbortSignal.timeout(timeoutMs);
    const either = signal ? AbortSignal.any([signal, timeout]) : timeout;
    try {
      return await (options.send ?? sendWooRequest)(transport, { method, path, query, body, signal: either });
    } catch (error) {
      if (error instanceof TypeError && !("code" in error)) throw error;
      throw translateNetworkError(error, {
        interrupted: signal?.aborted ?? false,
        timedOut: timeout.aborted,
      });
    }
  }

  let phpOutput: string | undefined;
  let clockSkewMs: number | undefined;
  let cacheHit: string | undefined;

  async function ask<T>(
    method: WooMethod,
    path: string,
    query: WooQuery,
    body: object | undefined,
    schema: ZodType<T>,
    requestOptions: WooRequestOptions,
    onStatus: (status: number) => void = () => undefined,
  ): Promise<WooAnswer<T>> {
    const answer = await answerOf(method, path, query, body, requestOptions);
    onStatus(answer.status);
    clockSkewMs = readClockSkew(answer.headers, new Date()) ?? clockSkewMs;
    cacheHit ??= findCacheHit(answer.headers);
    const read = readJson(answer.text);
    phpOutput ??= read.phpOutput;
    return readAnswer(answer, read, schema);
  }

  /** Replaces a refusal of the key by one of the request, when the same key is accepted with a plain request. */
  async function judgeRefusal(
    error: unknown,
    request: { method: WooMethod; path: string; query: WooQuery; body: object | undefined },
    requestOptions: WooRequestOptions,
  ): Promise<unknown> {
    const probe = isWooError(error) ? keyProbeFor(error, request) : null;
    if (!probe || !isWooError(error)) return error;
    try {
      await ask(probe.method, probe.path, probe.query, probe.body, z.unknown(), requestOptions);
    } catch (probeError) {
      if (isInterruption(probeError)) return probeError;
      return error;
    }
    const { status, storeCode, storeMessage } = error;
    return new WooError({ code: "request_refused", status, storeCode, storeMessage });
  }

  async function request<T>(
    method: WooMethod,
    path: string,
    query: WooQuery,
    body: object | undefined,
    schema: ZodType<T>,
    requestOptions: WooRequestOptions = {},
  ): Promise<WooAnswer<T>> {
    if (!SAFE_PATH.test(path)) throw new TypeError(`Not a REST path: ${path}`);
    const startedAt = performance.now();
    let status: number | undefined;
    let errorCode: string | undefined;
    try {
      return await ask(method, path, query, body, schema, requestOptions, (got) => {
        status = got;
      });
    } catch (refusal) {
      const error = await judgeRefusal(refusal, { method, path, query, body }, requestOptions);
      errorCode = isWooError(error) ? error.code : isInterruption(error) ? "interrupted" : "unknown";
      throw error;
    } finally {
      const durationMs = Math.round(performance.now() - startedAt);
      options.onRequest?.({ method, path, status, durationMs, errorCode });
    }
  }

  return {
    url: options.url,
    phpOutput: () => phpOutput,
    clockSkewMs: () => clockSkewMs,
    cacheHit: () => cacheHit,
    get: (path, query, schema, rest) => request("get", path, query, undefined, schema, rest),
    post: (path, body, schema, rest) => request("post", path, {}, body, schema, rest),
    put: (path, body, schema, rest) => request("put", path, {}, body, schema, rest),
    delete: (path, query, schema, rest) => request("delete", path, query, undefined, schema, rest),
  };
}

/** A refusal in the body of an answer whose status PHP's output has made 200. */
const statusInBodySchema = z.object({ code: z.string(), data: z.object({ status: z.number().min(400) }) });

/**
 * Reads an answer: 2xx with JSON of the expected shape, or a WooError. A 202 is no success, because captcha pages use it
 * and WooCommerce does not.
 */
function readAnswer<T>(answer: WooRawAnswer, { body, phpOutput }: ReadJson, schema: ZodType<T>): WooAnswer<T> {
  const { headers } = answer;
  const hidden = phpOutput === undefined ? undefined : statusInBodySchema.safeParse(body).data;
  const status = hidden?.data.status ?? answer.status;
  if (status >= 300 && status < 400) {
    throw new WooError({ code: "redirected", status, redirectHost: hostOf(headers["location"]) });
  }
  if (status < 200 || status === 202 || status >= 300 || body === undefined) {
    throw translateAnswer({ status, headers, body, phpOutput });
  }
  return {
    data: readShape(schema, body, status),
    total: countOf(headers["x-wp-total"]),
    totalPages: countOf(headers["x-wp-totalpages"]),
  };
}

function hostOf(location: string | undefined): string | undefined {
  return location && URL.canParse(location) ? new URL(location).host : undefined;
}

function countOf(header: string | undefined): number | undefined {
  return header !== undefined && /^\d+$/.test(header) ? Number(header) : undefined;
}
