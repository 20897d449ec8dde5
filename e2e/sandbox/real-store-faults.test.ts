import { describe, expect, test } from "vitest";
import { createVirtualClock } from "@/lib/testing/virtual-clock";
import { connect, openSandbox } from "./open-sandbox";
import type { SandboxStore } from "./sandbox-store";

const basic = (sandbox: SandboxStore) => ({
  authorization: `Basic ${Buffer.from(`${sandbox.consumerKey}:${sandbox.consumerSecret}`).toString("base64")}`,
});
const batchOf = (skus: string[]) => ({ create: skus.map((sku) => ({ name: sku, sku })) });
const skusOf = (sandbox: SandboxStore) => sandbox.state.products().map((product) => product.sku);

describe("a request that the client gives up on", () => {
  test("goes on in the store, item by item", async () => {
    const clock = createVirtualClock();
    const sandbox = await openSandbox({ sleep: clock.sleep });
    sandbox.faults.set({ lateWork: { count: 1, path: "products/batch", delayMs: 2_000 }, latencyPerItemMs: 1_000 });
    await expect(connect(sandbox).post("products/batch", batchOf(["A", "B"]))).rejects.toThrow();
    await clock.advance(2_999);
    expect(skusOf(sandbox)).toEqual([]);
    await clock.advance(1);
    expect(skusOf(sandbox)).toEqual(["A"]);
    await clock.advance(1_000);
    expect(skusOf(sandbox)).toEqual(["A", "B"]);
  });

  test("goes on behind a gateway that answers 504", async () => {
    const sandbox = await openSandbox();
    sandbox.faults.set({ latencyPerItemMs: 60, gatewayTimeoutMs: 20 });
    const answer = await connect(sandbox).post("products/batch", batchOf(["A", "B"]));
    expect([answer.status, answer.headers["content-type"]]).toEqual([504, "text/html; charset=UTF-8"]);
    await expect.poll(() => skusOf(sandbox)).toEqual(["A", "B"]);
  });

  test("changes nothing of a shop that was reset meanwhile", async () => {
    const clock = createVirtualClock();
    const sandbox = await openSandbox({ sleep: clock.sleep });
    sandbox.faults.set({ lateWork: { count: 1, delayMs: 10 } });
    await expect(connect(sandbox).post("products", { name: "A", sku: "A" })).rejects.toThrow();
    sandbox.reset();
    await clock.advance(20);
    expect(skusOf(sandbox)).toEqual([]);
  });
});

describe("two creates of one SKU at the same time", () => {
  test.each([
    ["a store with SKU locks makes one", false, ["A"]],
    ["a store before 9.2 makes twins", true, ["A", "A"]],
  ])("%s", async (_case, hasNoSkuLock, expected) => {
    const sandbox = await openSandbox();
    sandbox.faults.set({ hasNoSkuLock, latencyPerItemMs: 50 });
    const client = connect(sandbox);
    const answers = await Promise.all([1, 2].map(() => client.post("products/batch", batchOf(["A"]))));
    expect(skusOf(sandbox)).toEqual(expected);
    const codes = answers.map(({ data }) => data.create[0].error?.code).filter(Boolean);
    expect(codes).toEqual(hasNoSkuLock ? [] : ["woocommerce_rest_product_not_created"]);
  });

  test("before 9.2, a SKU in the trash does not block", async () => {
    const sandbox = await openSandbox();
    const client = connect(sandbox);
    const first = await client.post("products", { name: "A", sku: "A" });
    await client.delete(`products/${first.data.id}`);
    expect((await client.post("products", { name: "A", sku: "A" })).status).toBe(400);
    sandbox.faults.set({ hasNoSkuLock: true });
    expect((await client.post("products", { name: "A", sku: "A" })).status).toBe(201);
  });
});

describe("attribute slugs", () => {
  test.each([
    ["Order", 'Slug "order" is not allowed because it is a reserved term. Change it, please.'],
    ["YEAR", 'Slug "year" is not allowed because it is a reserved term. Change it, please.'],
    ["post_type", 'Slug "post_type" is not allowed because it is a reserved term. Change it, please.'],
    ["المقاس الأوروبي", 'Slug "المقاس-الأوروبي" is too long (28 characters max). Shorten it, please.'],
    [
      "A name of twenty-nine letters",
      'Slug "a-name-of-twenty-nine-letters" is too long (28 characters max). Shorten it, please.',
    ],
  ])("%s is refused", async (name, message) => {
    const client = connect(await openSandbox());
    const answer = await client.post("products/attributes", { name });
    expect(answer.status).toBe(400);
    expect(answer.data).toEqual({ code: "woocommerce_rest_cannot_create", message, data: { status: 400 } });
    expect((await client.post("products/attributes", { name, slug: "own-1" })).data).toMatchObject({
      name,
      slug: "pa_own-1",
    });
  });

  test("28 bytes are accepted, and letters beyond ASCII are shown as they are", async () => {
    const client = connect(await openSandbox());
    const answer = await client.post("products/attributes", { name: "المقاسالاوروبي" });
    expect(answer.data).toMatchObject({ slug: "pa_المقاسالاوروبي" });
    const changed = await client.put(`products/attributes/${answer.data.id}`, { name: "Year" });
    expect([changed.status, changed.data.code]).toEqual([400, "woocommerce_rest_cannot_edit"]);
  });
});

describe("SKUs", () => {
  test.each([
    ["MUG RED  XL", "MUG RED XL"],
    [" a\tb ", "a b"],
    ["<tag>", ""],
    ["A<b>B</b>", "AB"],
    ["A<B", "A&lt;B"],
    ["A%20B 50%", "AB 50%"],
    ["back\\slash", "back\\slash"],
    [`O'Neil "x"`, `O'Neil "x"`],
  ])("%s is stored as %s", async (sku, stored) => {
    const created = await connect(await openSandbox()).post("products", { name: "T", sku });
    expect(created.data.sku).toBe(stored);
  });

  test("a backslash in a query breaks the signature over http, not the key itself", async () => {
    const sandbox = await openSandbox();
    const client = connect(sandbox);
    await client.post("products", { name: "T", sku: "back\\slash" });
    const signed = await client.get("products", { sku: "back\\slash" });
    expect([signed.status, signed.data.message]).toEqual([
      401,
      "Invalid signature - provided signature does not match.",
    ]);
    const query = new URLSearchParams({ sku: "back\\slash" }).toString();
    const plain = await fetch(`${sandbox.url}/wp-json/wc/v3/products?${query}`, { headers: basic(sandbox) });
    expect(await plain.json()).toMatchObject([{ sku: "back\\slash" }]);
  });

  test("a search for nothing but markup lists every product", async () => {
    const client = connect(await openSandbox());
    await client.post("products", { name: "T", sku: "T" });
    expect((await client.get("products", { sku: "<tag>" })).data).toMatchObject([{ sku: "T" }]);
  });
});

describe("what stands in front of the shop", () => {
  test("a password of the web server", async () => {
    const sandbox = await openSandbox();
    sandbox.faults.set({ passwordInFront: true });
    const answer = await fetch(`${sandbox.url}/wp-json/wc/v3/products`, { headers: basic(sandbox) });
    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, 'Basic realm="Staging"']);
    expect(await answer.text()).toContain("<h1>401</h1>");
  });

  test("PHP warnings before the JSON, with status 200", async () => {
    const sandbox = await openSandbox();
    sandbox.faults.set({ phpNotices: { count: 1 } });
    const answer = await fetch(`${sandbox.url}/wp-json/wc/v3/products`, { headers: basic(sandbox) });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/html; charset=UTF-8"]);
    expect(await answer.text()).toMatch(/^<br \/>\n<b>Warning<\/b>:.*\n\[\]$/);
  });
});

test("a restored backup has forgotten what was made since, and issues its ids again", async () => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
    "base64",
  );
  const sandbox = await openSandbox({
    fetchImage: () => Promise.resolve({ status: 200, statusText: "OK", bytes: new Uint8Array(png) }),
  });
  const client = connect(sandbox);
  const control = (route: string) => fetch(`${sandbox.url}/sandbox/${route}`, { method: "POST", body: "{}" });
  expect((await control("restore")).status).toBe(409);
  await client.post("products", { name: "A", sku: "A" });
  await control("backup");
  const made = await client.post("products", { name: "B", sku: "B", images: [{ src: "http://pos.example/b.png" }] });
  await control("restore");
  expect(skusOf(sandbox)).toEqual(["A"]);
  const [image] = made.data.images;
  const refused = await client.post("products", { name: "C", sku: "C", images: [{ id: image.id }] });
  expect(refused.data.code).toBe("woocommerce_product_invalid_image_id");
  expect((await client.post("products", { name: "C", sku: "C" })).data.id).toBeLessThanOrEqual(made.data.id);
});
