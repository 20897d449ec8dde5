import { createHmac } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { createWooClient, type WooClient, type WooClientOptions } from "../woo-client";

export type StubRequest = {
  method: string;
  /** Below `wp-json/wc/v3/`, or the whole path for anything else. */
  path: string;
  query: Record<string, string>;
  /** The request line's address, unparsed. */
  url: string;
  body: unknown;
  isSigned: boolean;
};

export type StubAnswer = {
  status?: number;
  headers?: Record<string, string>;
  /** Objects are sent as JSON, strings and buffers unchanged. */
  body?: unknown;
  /** Whether to cut the connection instead of answering. */
  cut?: boolean;
  /** Milliseconds before the answer. */
  afterMs?: number;
};

export type StubStore = {
  url: string;
  requests: StubRequest[];
  client: (options?: Partial<WooClientOptions>) => WooClient;
  close: () => Promise<void>;
};

export const STUB_KEY = "ck_0123456789abcdef0123456789abcdef01234567";
export const STUB_SECRET = "cs_76543210fedcba9876543210fedcba9876543210";

/** Starts a store for one test, which answers as `answer` returns and checks signatures as WooCommerce does. */
export async function startStubStore(
  answer: (request: StubRequest) => StubAnswer | Promise<StubAnswer>,
): Promise<StubStore> {
  const requests: StubRequest[] = [];
  const server = http.createServer((incoming, outgoing) => {
    void (async () => {
      const request = await readRequest(incoming);
      requests.push(request);
      const { status = 200, headers = {}, body = {}, cut, afterMs } = await answer(request);
      if (afterMs) await new Promise((resolve) => setTimeout(resolve, afterMs));
      if (cut) return incoming.socket.destroy();
      const isRaw = typeof body === "string" || Buffer.isBuffer(body);
      outgoing.writeHead(status, { "content-type": isRaw ? "text/html" : "application/json", ...headers });
      return outgoing.end(isRaw ? body : JSON.stringify(body));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    client: (options = {}) =>
      createWooClient({
        url,
        consumerKey: STUB_KEY,
        consumerSecret: STUB_SECRET,
        allowPrivateAddresses: true,
        ...options,
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readRequest(incoming: http.IncomingMessage): Promise<StubRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host}`);
  return {
    method: incoming.method ?? "",
    path: url.pathname.replace(/^\/wp-json\/wc\/v3\//, ""),
    query: Object.fromEntries([...url.searchParams].filter(([key]) => !key.startsWith("oauth_"))),
    url: incoming.url ?? "",
    body: text === "" ? undefined : (JSON.parse(text) as unknown),
    isSigned: isSignedLikeWoo(incoming.method ?? "", url),
  };
}

/**
 * WooCommerce sorts the top-level parameters by name, but leaves the elements of an array in the order of the URL. This
 * breaks the package's own arrays of more than ten.
 */
function isSignedLikeWoo(method: string, url: URL): boolean {
  // PHP retains the first place and the last value of a repeated name, as a Map does.
  const pairs = [...new Map(url.searchParams)].filter(([key]) => key !== "oauth_signature");
  const topLevel = (key: string): string => key.replace(/\[.*$/, "");
  const sorted = pairs.sort(([a], [b]) => (topLevel(a) < topLevel(b) ? -1 : topLevel(a) > topLevel(b) ? 1 : 0));
  const params = sorted.map(([key, value]) => `${encode(key)}=${encode(value)}`).join("&");
  const base = [method, encode(`${url.origin}${url.pathname}`), encode(params)].join("&");
  const signature = createHmac("sha256", `${STUB_SECRET}&`).update(base).digest("base64");
  return url.searchParams.get("oauth_signature") === signature;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
