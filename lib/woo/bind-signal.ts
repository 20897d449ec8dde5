import type { WooClient, WooRequestOptions } from "./woo-client";

/** Returns the client with a signal that interrupts each of its requests, beside the request's own signal. */
export function bindSignal(client: WooClient, signal: AbortSignal): WooClient {
  const both = (options: WooRequestOptions = {}): WooRequestOptions => ({
    ...options,
    signal: options.signal ? AbortSignal.any([options.signal, signal]) : signal,
  });
  return {
    url: client.url,
    phpOutput: () => client.phpOutput(),
    clockSkewMs: () => client.clockSkewMs(),
    cacheHit: () => client.cacheHit(),
    get: (path, query, schema, options) => client.get(path, query, schema, both(options)),
    post: (path, body, schema, options) => client.post(path, body, schema, both(options)),
    put: (path, body, schema, options) => client.put(path, body, schema, both(options)),
    delete: (path, query, schema, options) => client.delete(path, query, schema, both(options)),
  };
}
