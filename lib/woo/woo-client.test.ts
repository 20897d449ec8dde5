import { inspect } from "node:util";
import WooCommerceRestApiModule from "@woocommerce/woocommerce-rest-api";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { Interrupted } from "./interrupted";
import {
  startStubStore,
  STUB_KEY,
  STUB_SECRET,
  type StubAnswer,
  type StubRequest,
  type StubStore,
} from "./testing/stub-store";
import { toParams } from "./transport";
import { createWooClient, type WooRequestEvent } from "./woo-client";
import { WooError } from "./woo-error";

let store: StubStore;
afterEach(() => store.close());

async function given(answer: StubAnswer | ((request: StubRequest) => StubAnswer)): Promise<StubStore> {
  store = await startStubStore(typeof answer === "function" ? answer : () => answer);
  return store;
}

const anything = z.unknown();

async function errorOf(promise: Promise<unknown>): Promise<WooError> {
  const error = await promise.then(
    () => new Error("no error"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WooError);
  return error as WooError;
}

describe("signatures over http", () => {
  test.each<[string, Record<string, string | number | boolean | (string | number)[]>]>([
    ["nothing", {}],
    ["plain values", { per_page: 100, page: 2, dates_are_gmt: true }],
    ["a short list", { include: [19, 22] }],
    ["a list of more than ten", { include: Array.from({ length: 100 }, (_, index) => 1000 + index) }],
    ["special characters", { sku: "A+B C/D&E=F?#%25!'()*~", search: "قهوة ☕ é" }],
    ["commas and colons", { sku: "A,B:C$D", modified_after: "2020-01-01T00:00:00" }],
    ["an empty value", { search: "" }],
  ])("%s", async (_case, query) => {
    const { client, requests } = await given({ body: [] });
    await client().get("products", query, anything);
    expect(requests[0]).toMatchObject({ isSigned: true, query: toParams(query) });
  });

  test("nothing is sent twice, though the package alone would", async () => {
    const { client, requests } = await given({ body: [] });
    await client().get("products", { sku: "A,B" }, anything);
    expect(requests[0]?.url.match(/sku=/g)).toHaveLength(1);
  });

  test.each(["post", "put"] as const)("%s with a body", async (method) => {
    const { client, requests } = await given({ body: {} });
    await client()[method]("products/batch", { create: [{ name: "é" }] }, anything);
    expect(requests[0]).toMatchObject({
      method: method.toUpperCase(),
      isSigned: true,
      body: { create: [{ name: "é" }] },
    });
  });

  test("delete with a query", async () => {
    const { client, requests } = await given({ body: {} });
    await client().delete("products/12", { force: false }, anything);
    expect(requests[0]).toMatchObject({ method: "DELETE", isSigned: true, query: { force: "false" } });
  });

  test("the package alone mis-signs a list of more than ten, which is why lists are joined", async () => {
    const { url, requests } = await given({ body: [] });
    const module = WooCommerceRestApiModule as unknown as { default?: typeof WooCommerceRestApiModule };
    const Api = module.default ?? WooCommerceRestApiModule;
    const api = new Api({ url, consumerKey: STUB_KEY, consumerSecret: STUB_SECRET });
    await api.get("products", { include: [1, 2, 3] });
    await api.get("products", { include: Array.from({ length: 12 }, (_, index) => index) });
    expect(requests.map(({ isSigned }) => isSigned)).toEqual([true, false]);
  });
});

describe("queries", () => {
  test("null and undefined are left out, lists are joined", () => {
    expect(toParams({ a: null, b: undefined, c: [1, "x"], d: [], e: 0 })).toEqual({ c: "1,x", d: "", e: "0" });
  });

  test.each([["a,b"], ["a b"]])("a list element %j would be split in two", (element) => {
    expect(() => toParams({ include: [element] })).toThrow(TypeError);
  });

  test.each(["orders/undefined", "orders/NaN", "orders?x=1", "/orders", "orders/", "../users", ""])(
    "%j is not a path",
    async (path) => {
      const { client, requests } = await given({});
      await expect(client().get(path, {}, anything)).rejects.toThrow(TypeError);
      expect(requests).toHaveLength(0);
    },
  );
});

describe("answers", () => {
  test("data and counts", async () => {
    const { client } = await given({ headers: { "X-WP-Total": "206", "X-WP-TotalPages": "3" }, body: [{ id: 1 }] });
    expect(await client().get("products", {}, z.array(z.object({ id: z.number() })))).toEqual({
      data: [{ id: 1 }],
      total: 206,
      totalPages: 3,
    });
  });

  test("a byte-order mark before the JSON", async () => {
    const { client } = await given({ body: '\uFEFF{"id":1}' });
    expect((await client().get("products/1", {}, anything)).data).toEqual({ id: 1 });
  });

  test.each([
    ["a warning", "<br />\n<b>Warning</b>:  Undefined array key [0] in <b>/x.php</b> on line <b>4</b><br />\n"],
    ["plain text", "\nDeprecated: Optional parameter {$a} in /x.php on line 12\n"],
    [
      "two notices",
      "<br />\n<b>Notice</b>:  A in <b>/x.php</b> on line <b>1</b><br />\n<br />\n<b>Deprecated</b>:  B in <b>/y.php</b> on line <b>2</b><br />\n",
    ],
  ])("%s of PHP before the JSON is read past, on reads and writes", async (_case, printed) => {
    const { client } = await given({ body: `${printed}{"id":1}` });
    const mine = client();
    expect(mine.phpOutput()).toBeUndefined();
    expect((await mine.get("products/1", {}, anything)).data).toEqual({ id: 1 });
    expect((await mine.post("products", {}, anything)).data).toEqual({ id: 1 });
    expect(mine.phpOutput()).toMatch(/^(Warning|Deprecated|Notice): .* on line \d+$/);
  });

  test("a refusal behind a PHP warning, which has made its status 200, is still a refusal", async () => {
    const refusal = { code: "woocommerce_rest_product_invalid_id", message: "Invalid ID.", data: { status: 404 } };
    const printed = "Warning: x in /x.php on line 4\n";
    const { client } = await given({ body: printed + JSON.stringify(refusal) });
    expect(await errorOf(client().get("products/9", {}, anything))).toMatchObject({
      code: "resource_missing",
      status: 404,
    });
  });

  test("a PHP crash without JSON is reported with what PHP says", async () => {
    const { client } = await given({
      body: "<br /><b>Fatal error</b>: Out of memory in <b>/x.php</b> on line <b>4</b>",
    });
    expect(await errorOf(client().get("products", {}, anything))).toMatchObject({
      code: "not_json",
      storeMessage: "Fatal error: Out of memory in /x.php on line 4",
    });
  });

  test.each<[string, StubAnswer, string]>([
    ["a captcha", { status: 202, body: "<html>" }, "firewall_blocked"],
    ["JSON with 202", { status: 202, body: {} }, "firewall_blocked"],
    ["a firewall", { status: 403, body: "<html>" }, "firewall_blocked"],
    ["a rate limit", { status: 429, body: "<html>" }, "rate_limited"],
    ["maintenance", { status: 503, body: "<html>" }, "maintenance"],
    ["a warning before the JSON", { body: '<b>Warning</b>: {"id":1}' }, "not_json"],
    ["nothing", { body: "" }, "not_json"],
    ["another shape", { body: [{ id: "x" }] }, "unexpected_shape"],
    ["a redirect", { status: 301, headers: { location: "https://www.shop.example/x?oauth_token=1" } }, "redirected"],
    ["a cut line", { cut: true }, "connection_lost"],
    ["a slow store", { afterMs: 400 }, "timed_out"],
  ])("%s", async (_case, answer, code) => {
    const { client } = await given(answer);
    const schema = z.array(z.object({ id: z.number() }));
    const error = await errorOf(client({ timeoutMs: 150 }).get("products", {}, schema));
    expect(error.code).toBe(code);
  });

  test("a redirect is not followed, also on a write, and its host is reported", async () => {
    const { client, requests } = await given({ status: 302, headers: { location: "https://www.shop.example/x" } });
    const error = await errorOf(client().post("products", {}, anything));
    expect(error).toMatchObject({ code: "redirected", redirectHost: "www.shop.example" });
    expect(requests).toHaveLength(1);
  });

  test("an answer that would fill the memory is not read", async () => {
    const { client } = await given({ body: Buffer.alloc(31 * 1024 * 1024, " ") });
    expect((await errorOf(client().get("products", {}, anything))).code).toBe("response_too_large");
  });

  test("one request can have its own time limit", async () => {
    const { client } = await given({ afterMs: 5_000 });
    const startedAt = performance.now();
    await errorOf(client().get("products", {}, anything, { timeoutMs: 100 }));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  test("the caller can cancel", async () => {
    const { client } = await given({ afterMs: 2_000 });
    const signal = AbortSignal.timeout(50);
    await expect(client().get("products", {}, anything, { signal })).rejects.toBeInstanceOf(Interrupted);
  });
});

describe("a refused key", () => {
  const refused: StubAnswer = {
    status: 401,
    body: {
      code: "woocommerce_rest_authentication_error",
      message: "Invalid signature - provided signature does not match.",
      data: { status: 401 },
    },
  };
  const isPlain = ({ method, query, body }: StubRequest): boolean =>
    method === "GET" ? query["sku"] === undefined : JSON.stringify(body) === '{"create":[],"update":[]}';

  test("is the request's own fault while a plain read is accepted", async () => {
    const { client } = await given((request) => (isPlain(request) ? { body: [] } : refused));
    const error = await errorOf(client().get("products", { sku: "back\\slash" }, anything));
    expect(error).toMatchObject({ code: "request_refused", concerns: "item", retryable: false, status: 401 });
  });

  test("is the batch's own fault while an empty batch is accepted", async () => {
    const { client, requests } = await given((request) => (isPlain(request) ? { body: [] } : refused));
    const error = await errorOf(client().post("products/batch", { create: [{ name: "x" }] }, anything));
    expect(error).toMatchObject({ code: "request_refused", splittable: true });
    expect(requests.map(({ method }) => method)).toEqual(["POST", "POST"]);
  });

  test("is a refused key when the plain request is refused too", async () => {
    const { client } = await given(refused);
    expect((await errorOf(client().get("products", { sku: "A" }, anything))).code).toBe("auth_bad_secret");
    expect((await errorOf(client().put("products/1", {}, anything))).code).toBe("auth_bad_secret");
  });

  test("costs no second request when the request itself was plain", async () => {
    const { client, requests } = await given(refused);
    await errorOf(client().get("products", { per_page: 1, _fields: "id" }, anything));
    expect(requests).toHaveLength(1);
  });
});

describe("the connection", () => {
  test.each([
    ["http://127.0.0.1:9", "private_address_refused"],
    ["http://localhost:9", "private_address_refused"],
    ["http://169.254.169.254", "private_address_refused"],
    ["http://[::ffff:10.0.0.1]", "private_address_refused"],
  ])("%s is refused", async (url, code) => {
    await given({});
    expect(
      (await errorOf(store.client({ url, allowPrivateAddresses: false }).get("products", {}, anything))).code,
    ).toBe(code);
  });

  test("nobody listens", async () => {
    await given({});
    const error = await errorOf(store.client({ url: "http://127.0.0.1:9" }).get("products", {}, anything));
    expect(error).toMatchObject({ code: "connection_refused", answerLost: false, retryable: true });
  });

  test("https where only http is spoken", async () => {
    await given({});
    const url = store.url.replace("http:", "https:");
    expect((await errorOf(store.client({ url }).get("products", {}, anything))).code).toBe("tls_problem");
  });

  test("a name that does not exist", async () => {
    await given({});
    const error = await errorOf(store.client({ url: "http://no-such-host.invalid" }).get("products", {}, anything));
    expect(["no_such_host", "connection_refused"]).toContain(error.code);
  });

  test("an address that is no URL", async () => {
    await given({});
    expect(() => createWooClient({ url: "shop", consumerKey: "", consumerSecret: "" })).toThrow(WooError);
  });
});

describe("credentials stay inside", () => {
  const link = `<http://x/?oauth_consumer_key=${STUB_KEY}&oauth_signature=abc>; rel="next"`;
  test.each<[string, StubAnswer]>([
    [
      "a refusal that repeats the key",
      { status: 400, headers: { link }, body: { code: "x", message: `Bad ${STUB_KEY}` } },
    ],
    ["a page", { status: 500, headers: { link }, body: STUB_SECRET }],
    ["a cut line", { cut: true }],
    ["a time-out", { afterMs: 400 }],
    ["a redirect", { status: 301, headers: { location: `https://x.example/?consumer_secret=${STUB_SECRET}` } }],
    ["another shape", { body: { secret: STUB_SECRET } }],
  ])("%s", async (_case, answer) => {
    const { client } = await given(answer);
    const events: WooRequestEvent[] = [];
    const mine = client({ timeoutMs: 150, onRequest: (event) => events.push(event) });
    const error = await errorOf(mine.get("products", { sku: "A" }, z.array(anything)));
    const everything = [
      inspect(error, { depth: 9, showHidden: true }),
      JSON.stringify(error),
      inspect(events),
      inspect(mine),
    ];
    expect(everything.join()).not.toMatch(/0123456789abcdef|fedcba98|oauth_signature=\w/);
    expect(error.cause).toBeUndefined();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ method: "get", path: "products", errorCode: error.code });
  });
});
