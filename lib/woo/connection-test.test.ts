import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { testConnection } from "./connection-test";
import bodies from "./fixtures/bodies.json";
import refusals from "./fixtures/refusals.json";
import {
  startStubStore,
  STUB_KEY,
  STUB_SECRET,
  type StubAnswer,
  type StubRequest,
  type StubStore,
} from "./testing/stub-store";
import type { WooClientOptions } from "./woo-client";

let store: StubStore | undefined;
afterEach(async () => {
  await store?.close();
  store = undefined;
});

const settings = bodies.setting.map(({ name, body }) => ({ name, body }));
const settingsOf = (name: string): unknown[] => settings.filter((each) => each.name === name).map(({ body }) => body);
const refusal = (wanted: string): StubAnswer => {
  const { status, body } = refusals.find(({ name }) => name === wanted) ?? {};
  return { status: status ?? 500, body };
};
const INDEX = { name: "Ada&#8217;s Shop", namespaces: ["wp/v2", "wc/v3"], timezone_string: "", gmt_offset: 5.5 };
const PAGE = "<html><body>Hello</body></html>";
const WORDPRESS_PAGE = '<html><link href="/wp-content/themes/x/style.css"></html>';

/** The answers of a healthy store, as recorded. */
function healthy({ path, method, query }: StubRequest): StubAnswer {
  if (method === "POST") return { body: [] }; // PHP prints an empty batch answer as a list
  switch (path) {
    case "products":
      return { body: query["page"] === "2" ? [] : [{ id: 10 }] };
    case "orders":
      return { body: [] };
    case "system_status":
      return { body: bodies.systemStatus[0]?.body };
    case "settings/general":
    case "settings/tax":
    case "settings/products":
      return { body: settingsOf(path.replace("/", ".")) };
    case "taxes/classes":
      return { body: bodies.taxClass.map(({ body }) => body) };
    case "/wp-json/":
      return { body: INDEX };
    default:
      return { status: 404, body: PAGE };
  }
}

async function connect(answer: (request: StubRequest) => StubAnswer, options: Partial<WooClientOptions> = {}) {
  store = await startStubStore(answer);
  return testConnection({
    url: store.url,
    consumerKey: STUB_KEY,
    consumerSecret: STUB_SECRET,
    allowPrivateAddresses: true,
    timeoutMs: 200,
    ...options,
  });
}

test("a healthy store returns its profile", async () => {
  expect(await connect(healthy)).toEqual({
    ok: true,
    storeName: "Ada’s Shop",
    wooVersion: "10.2.4",
    wpVersion: "7.0",
    currency: "USD",
    currencyDecimals: 2,
    pricesIncludeTax: false,
    taxEnabled: true,
    taxRoundAtSubtotal: false,
    weightUnit: "lbs",
    timezone: "+05:30",
    taxClasses: bodies.taxClass.map(({ body: { slug, name } }) => ({ slug, name })),
    managesStock: true,
    phpOutput: null,
    cacheHit: null,
    permissions: "read_write",
  });
});

test("a store that counts no stock, prints PHP messages or is answered for by a cache connects, and it is said", async () => {
  const result = await connect((request) => {
    if (request.path === "settings/products") return { body: [{ id: "woocommerce_manage_stock", value: "no" }] };
    if (request.path === "taxes/classes") return { ...healthy(request), headers: { "x-litespeed-cache": "hit" } };
    if (request.path !== "settings/tax") return healthy(request);
    return { body: `<br />\n<b>Warning</b>:  Undefined variable $x in <b>/srv/a.php</b> on line <b>3</b><br />\n[]` };
  });
  expect(result).toMatchObject({ ok: true, managesStock: false, cacheHit: "x-litespeed-cache: hit" });
  expect(result).toHaveProperty("phpOutput", expect.stringContaining("Undefined variable"));
});

test("the write it tries changes nothing", async () => {
  await connect(healthy);
  const writes = store?.requests.filter(({ method }) => method !== "GET");
  expect(writes).toMatchObject([{ path: "products/batch", body: { create: [], update: [] } }]);
});

test("a site without a public index is named by its host", async () => {
  const result = await connect((request) =>
    request.path === "/wp-json/" ? { status: 403, body: PAGE } : healthy(request),
  );
  expect(result).toMatchObject({ ok: true, storeName: new URL(store?.url ?? "").host, timezone: "UTC" });
});

describe("each way to fail has its own code", () => {
  const arabic = { code: "woocommerce_rest_authentication_error", message: "لا تملك صلاحية", data: { status: 401 } };
  const noKey = {
    code: "woocommerce_rest_cannot_view",
    message: "Sorry, you cannot list resources.",
    data: { status: 401 },
  };
  const plainIndex =
    (index: object) =>
    (request: StubRequest): StubAnswer =>
      request.query["rest_route"] === "/" ? { body: index } : { status: 404, body: PAGE };

  test.each<[string, (request: StubRequest) => StubAnswer, string]>([
    ["wrong key", () => refusal("auth.bad-key"), "auth_bad_key"],
    ["wrong secret", () => refusal("auth.bad-secret"), "auth_bad_secret"],
    ["header stripped", () => ({ status: 401, body: noKey }), "auth_header_missing"],
    ["a user who may not", () => ({ status: 403, body: { ...noKey, data: { status: 403 } } }), "forbidden"],
    [
      "read-only key",
      (request) => (request.method === "POST" ? refusal("auth.read-only.batch") : healthy(request)),
      "auth_read_only",
    ],
    [
      "read-only key, in Arabic",
      (request) => (request.method === "POST" ? { status: 401, body: arabic } : healthy(request)),
      "auth_read_only",
    ],
    [
      "a firewall that lets only reads through",
      (request) => (request.method === "POST" ? { status: 403, body: PAGE } : healthy(request)),
      "firewall_blocked",
    ],
    ["WooCommerce missing", () => refusal("no-route"), "woocommerce_missing"],
    ["permalinks off", plainIndex(INDEX), "permalinks_off"],
    ["permalinks off and WooCommerce missing", plainIndex({ ...INDEX, namespaces: ["wp/v2"] }), "woocommerce_missing"],
    ["not a WordPress site", () => ({ status: 404, body: PAGE }), "not_wordpress"],
    ["a site that answers everything with its home page", () => ({ body: PAGE }), "not_wordpress"],
    ["a WordPress behind a page that is not JSON", () => ({ body: WORDPRESS_PAGE }), "not_json"],
    ["Wordfence", () => ({ status: 503, body: "<p>Generated by Wordfence</p>" }), "firewall_blocked"],
    ["a page before the opening", () => ({ body: "<title>Coming soon</title>" }), "coming_soon"],
    ["maintenance", () => ({ status: 503, body: WORDPRESS_PAGE }), "maintenance"],
    ["captcha", () => ({ status: 202, body: PAGE }), "firewall_blocked"],
    ["too many requests", () => ({ status: 429, body: PAGE }), "rate_limited"],
    ["a crash", () => ({ status: 500, body: PAGE }), "store_error"],
    ["no answer in time", () => ({ afterMs: 600 }), "timed_out"],
    ["a cut line", () => ({ cut: true }), "connection_lost"],
  ])("%s", async (_case, answer, code) => {
    expect(await connect(answer)).toMatchObject({ ok: false, code });
  });

  test.each<[string, string, string[]]>([
    ["no such host", "http://no-such-host.invalid", ["no_such_host", "connection_refused"]],
    ["nobody listens", "http://127.0.0.1:9", ["connection_refused"]],
    ["an address that is none", "shop", ["invalid_url"]],
  ])("%s", async (_case, url, codes) => {
    const result = await connect(healthy, { url });
    expect(result.ok === false && codes.includes(result.code)).toBe(true);
  });

  test("a self-signed certificate", async () => {
    // The file contains key and certificate, made for this test with openssl and valid for a hundred years.
    const pem = readFileSync(path.join(import.meta.dirname, "fixtures/self-signed.pem"));
    const server = createServer({ key: pem, cert: pem });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const keys = { consumerKey: STUB_KEY, consumerSecret: STUB_SECRET, allowPrivateAddresses: true };
    expect(await testConnection({ url, ...keys })).toMatchObject({ ok: false, code: "tls_problem" });
    await new Promise((resolve) => server.close(resolve));
  });

  test("https where only http is spoken", async () => {
    store = await startStubStore(healthy);
    const url = store.url.replace("http:", "https:");
    const keys = { consumerKey: STUB_KEY, consumerSecret: STUB_SECRET, allowPrivateAddresses: true };
    expect(await testConnection({ url, ...keys })).toMatchObject({ ok: false, code: "tls_problem" });
  });

  test("a private address", async () => {
    expect(await connect(healthy, { allowPrivateAddresses: false })).toMatchObject({
      ok: false,
      code: "private_address_refused",
    });
    expect(store?.requests).toHaveLength(0);
  });

  test("a redirect names the store's host", async () => {
    const result = await connect(() => ({ status: 301, headers: { location: "https://www.shop.example/" } }));
    expect(result).toMatchObject({ ok: false, code: "redirected", redirectHost: "www.shop.example" });
  });
});
