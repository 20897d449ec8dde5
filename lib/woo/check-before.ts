import type { WooClient } from "./woo-client";

/** Returns a client that calls `check` before each request and sends nothing when it throws. */
export function checkBefore(client: WooClient, check: () => Promise<void>): WooClient {
  return {
    ...client,
    get: async (...request) => {
      await check();
      return client.get(...request);
    },
    post: async (...request) => {
      await check();
      return client.post(...request);
    },
    put: async (...request) => {
      await check();
      return client.put(...request);
    },
    delete: async (...request) => {
      await check();
      return client.delete(...request);
    },
  };
}
