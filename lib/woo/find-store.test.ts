import { readFileSync } from "node:fs";
import { type Agent, type AgentOptions, get } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { openSandbox } from "@/e2e/sandbox/open-sandbox";
import { agentsFor, guardedLookup } from "@/lib/net/network-guard";
import { findStore } from "./find-store";
import { startStubStore, type StubAnswer, type StubRequest, type StubStore } from "./testing/stub-store";

const options = { allowPrivate: true, timeoutMs: 2_000 };
const find = (address: string) => findStore(address, options);

const findGuarded = (address: string) => findStore(address, { ...options, allowPrivate: false });

/** Key and certificate of 127.0.0.1. */
const SELF_SIGNED = readFileSync(path.join(import.meta.dirname, "fixtures/self-signed.pem"));

const stubs: { close(): Promise<void> }[] = [];
afterEach(async () => {
  delete optionsOf(agentsFor({ allowPrivate: true }).https).ca;
  optionsOf(agentsFor({ allowPrivate: false }).http).lookup = guardedLookup;
  await Promise.all(stubs.splice(0).map((stub) => stub.close()));
});

/** What the process's agent connects with, which Node documents but its types lack. */
function optionsOf(agent: Agent): AgentOptions & { ca?: Buffer } {
  return (agent as Agent & { options: AgentOptions }).options;
}

/** Puts TLS in front of a store, which knows itself by its address there, and returns that address. */
async function openTls(storeUrl: string): Promise<string> {
  const server = createServer({ key: SELF_SIGNED, cert: SELF_SIGNED }, (incoming, outgoing) => {
    const own = (value: string) => value.replaceAll(storeUrl, `https://${incoming.headers.host}`);
    get(`${storeUrl}${incoming.url}`, (answer) => {
      const { link } = answer.headers;
      const headers = typeof link === "string" ? { link: own(link) } : {};
      void text(answer).then((body) => outgoing.writeHead(answer.statusCode ?? 502, headers).end(own(body)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stubs.push({
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Until the test ends: the certificate counts as one of a known authority. */
function trustSelfSigned(): void {
  optionsOf(agentsFor({ allowPrivate: true }).https).ca = SELF_SIGNED;
}

/** Until the test ends: the name leads to this machine and counts as public, as all others are guarded. */
function resolveAsPublic(name: string): void {
  optionsOf(agentsFor({ allowPrivate: false }).http).lookup = (hostname, lookup, callback) => {
    if (hostname !== name) return guardedLookup(hostname, lookup, callback);
    if (lookup.all) return callback(null, [{ address: "127.0.0.1", family: 4 }]);
    return callback(null, "127.0.0.1", 4);
  };
}

async function openStub(answer: (request: StubRequest) => StubAnswer): Promise<StubStore> {
  const stub = await startStubStore(answer);
  stubs.push(stub);
  return stub;
}

describe("a store is found", () => {
  test.each(["", "/", "/product/tea/?utm_source=x#top", "/wp-admin/admin.php?page=wc-settings", "/wp-json/wc/v3"])(
    "by its page %j",
    async (page) => {
      const sandbox = await openSandbox({ siteName: "Ada's Tea" });
      expect(await find(`${sandbox.url}${page}`)).toEqual({
        ok: true,
        url: sandbox.url,
        name: "Ada's Tea",
        phpOutput: null,
        isIndexClosed: false,
      });
    },
  );

  test("over http, when nobody wrote https and nobody speaks it", async () => {
    const sandbox = await openSandbox();
    expect(await find(sandbox.url.replace("http://", ""))).toMatchObject({ ok: true, url: sandbox.url });
    expect(await find(sandbox.url.replace("http:", "https:"))).toMatchObject({ ok: false, code: "tls_problem" });
  });

  test.each(["", "/product/tea", "/wp-admin/"])("in a folder, by its page %j", async (page) => {
    const sandbox = await openSandbox({ folder: "/shop" });
    expect(await find(`${sandbox.url}${page}`)).toMatchObject({ ok: true, url: sandbox.url });
  });

  test("in a folder that the home page of the host announces", async () => {
    const sandbox = await openSandbox({ folder: "/shop" });
    const home = await openStub(() => ({
      headers: { link: `<${sandbox.url}/wp-json/>; rel="https://api.w.org/"` },
      body: "<html></html>",
    }));
    expect(await find(`${home.url}/about/us`)).toMatchObject({ ok: true, url: sandbox.url });
  });

  test("behind redirects, at the address that answers in the end", async () => {
    const sandbox = await openSandbox();
    const old = await openSandbox();
    old.faults.set({ movedTo: sandbox.url });
    expect(await find(old.url)).toMatchObject({ ok: true, url: sandbox.url });
  });

  test("behind a redirect from http to https, at the address with a certificate", async () => {
    const sandbox = await openSandbox({ siteName: "Ada's Tea" });
    const secure = await openTls(sandbox.url);
    trustSelfSigned();
    const plain = await openStub(({ url }) => ({ status: 301, headers: { location: `${secure}${url}` } }));
    expect(await find(plain.url)).toMatchObject({ ok: true, url: secure, name: "Ada's Tea" });
    expect(await find(`${plain.url}/product/tea`)).toMatchObject({ ok: true, url: secure });
  });

  test("although PHP prints messages before its index", async () => {
    const sandbox = await openSandbox();
    sandbox.faults.set({ phpNotices: { count: 5 } });
    expect(await find(sandbox.url)).toMatchObject({
      ok: true,
      phpOutput: expect.stringContaining("Undefined array key") as string,
    });
  });
});

describe("each obstacle has its own code", () => {
  test.each([
    ["a password of the web server", { passwordInFront: true }, { code: "site_password", detail: "Staging" }],
    ["a firewall's challenge", { pageInFront: "challenge" }, { code: "firewall_blocked", detail: "Cloudflare" }],
    ["a page before the opening", { pageInFront: "coming-soon" }, { code: "coming_soon", detail: "Coming soon" }],
    ["plain permalinks", { site: "permalinks-off" }, { code: "permalinks_off" }],
    ["no WooCommerce", { site: "no-woocommerce" }, { code: "woocommerce_missing", detail: "Sandbox store" }],
    ["no WordPress", { site: "not-wordpress" }, { code: "not_wordpress" }],
  ] as const)("%s", async (_what, faults, result) => {
    const sandbox = await openSandbox();
    sandbox.faults.set(faults);
    expect(await find(sandbox.url)).toMatchObject({ ok: false, ...result });
  });

  const WORDPRESS = '<html><link href="/wp-content/themes/x/style.css"></html>';
  const index = { body: { name: "Tea", namespaces: ["wp/v2", "wc/v3"] } };

  test.each<[string, (request: StubRequest) => StubAnswer, string]>([
    [
      "an API that a plugin has removed",
      ({ path }) => ({ status: path === "/" ? 200 : 404, body: WORDPRESS }),
      "rest_closed",
    ],
    [
      "an API that a plugin has moved",
      ({ path }) =>
        path === "/api/" ? index : { headers: { link: '</api/>; rel="https://api.w.org/"' }, body: WORDPRESS },
      "rest_closed",
    ],
    ["a page in place of data", () => ({ body: WORDPRESS }), "not_json"],
    ["an update", () => ({ status: 503, body: WORDPRESS }), "maintenance"],
    ["a round of redirects", ({ path }) => ({ status: 302, headers: { location: path } }), "redirected"],
    ["a redirect into nothing", () => ({ status: 302, headers: { location: "ftp://a.example/" } }), "invalid_url"],
    ["a cut line", () => ({ cut: true }), "connection_lost"],
  ])("%s", async (_what, answer, code) => {
    expect(await find((await openStub(answer)).url)).toMatchObject({ ok: false, code });
  });

  test("an API for signed-in users only, unless WooCommerce's own page shows that it is there", async () => {
    const closed: StubAnswer = { status: 401, body: { code: "rest_cannot_access", message: "Only users may." } };
    const answer =
      (authorise: StubAnswer) =>
      ({ path }: StubRequest): StubAnswer =>
        path.startsWith("/wp-json") ? closed : path.startsWith("/wc-auth/") ? authorise : { body: WORDPRESS };
    const without = await openStub(answer({ status: 404, body: WORDPRESS }));
    expect(await find(without.url)).toEqual({ ok: false, code: "rest_closed", detail: "Only users may." });
    const withPage = await openStub(answer({ status: 401, body: "<p>Fehler: Fehlender Parameter app_name.</p>" }));
    expect(await find(withPage.url)).toMatchObject({ ok: true, url: withPage.url, isIndexClosed: true });
  });

  test("a certificate that is not valid is no reason to go without one", async () => {
    const secure = await openTls((await openSandbox()).url);
    expect(await find(secure.replace("https://", ""))).toMatchObject({
      ok: false,
      code: "tls_problem",
      detail: "DEPTH_ZERO_SELF_SIGNED_CERT",
    });
  });

  test("an address within the network, by its number or its name", async () => {
    const inside = await openSandbox();
    expect(await findGuarded(inside.url)).toMatchObject({ ok: false, code: "private_address_refused" });
    expect(await findGuarded(inside.url.replace("127.0.0.1", "localhost"))).toMatchObject({
      code: "private_address_refused",
    });
    expect(inside.requests.counts().requests).toBe(0);
  });

  test.each(["127.0.0.1", "localhost"])("an address within the network behind a redirect, as %s", async (host) => {
    const inside = await openSandbox();
    const outside = await openStub(() => ({
      status: 302,
      headers: { location: inside.url.replace("127.0.0.1", host) },
    }));
    resolveAsPublic("shop.example");
    expect(await findGuarded(outside.url.replace("127.0.0.1", "shop.example"))).toMatchObject({
      ok: false,
      code: "private_address_refused",
    });
    expect(outside.requests.length).toBeGreaterThan(0);
    expect(inside.requests.counts().requests).toBe(0);
  });

  test.each(["", "ftp://shop.example", "https://ck:cs@shop.example"])("no address at all: %j", async (address) => {
    expect(await find(address)).toEqual({ ok: false, code: "invalid_url", detail: null });
  });
});
