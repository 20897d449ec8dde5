import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import WooCommerceRestApi from "@woocommerce/woocommerce-rest-api";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { connect, openSandbox } from "./open-sandbox";
import { type SandboxStore, startSandboxStore } from "./sandbox-store";

const basic = (sandbox: SandboxStore) => ({
  authorization: `Basic ${Buffer.from(`${sandbox.consumerKey}:${sandbox.consumerSecret}`).toString("base64")}`,
});

describe("signatures", () => {
  test("the real client works: lists, special characters, writes", async () => {
    const sandbox = await openSandbox();
    const client = connect(sandbox);
    const created = await client.post("products", { name: "A & B (c) *d*!", sku: "A,B & C+1" });
    expect(created.status).toBe(201);
    expect((await client.get("products", { search: "b (c) *d*!'ü+", include: [created.data.id] })).status).toBe(200);
    const found = await client.get("products", { sku: "A,B & C+1", status: "any", _fields: "id,sku" });
    expect(found.data).toEqual([{ id: created.data.id, sku: "A,B & C+1" }]);
    expect((await client.put(`products/${created.data.id}`, { regular_price: "2" })).data.price).toBe("2");
    expect((await client.delete(`products/${created.data.id}`, { force: true })).status).toBe(200);
  });

  test("a used nonce and a missing key have refusals of their own", async () => {
    const sandbox = await openSandbox();
    const anonymous = await fetch(`${sandbox.url}/wp-json/wc/v3/products`);
    expect([anonymous.status, await anonymous.json()]).toEqual([
      401,
      expect.objectContaining({ code: "woocommerce_rest_cannot_view" }),
    ]);
    let signed = "";
    await new WooCommerceRestApi({
      url: sandbox.url,
      consumerKey: sandbox.consumerKey,
      consumerSecret: sandbox.consumerSecret,
      version: "wc/v3",
      axiosConfig: { validateStatus: () => true, beforeRedirect: () => undefined },
    })
      .get("products")
      .then((answer) => {
        signed = `${sandbox.url}${answer.request.path}`;
      });
    expect(await (await fetch(signed)).json()).toMatchObject({
      message: "Invalid nonce - nonce has already been used.",
    });
  });

  test("Basic works too", async () => {
    const sandbox = await openSandbox();
    expect((await fetch(`${sandbox.url}/wp-json/wc/v3/products`, { headers: basic(sandbox) })).status).toBe(200);
  });
});

describe("faults", () => {
  test("a batch that crashes half-way has processed its first items", async () => {
    const sandbox = await openSandbox();
    const client = connect(sandbox);
    sandbox.faults.set({ diesAfterItems: { count: 1, items: 2, path: "products/batch" } });
    const batch = { create: ["A", "B", "C"].map((sku) => ({ name: sku, sku })) };
    expect((await client.post("products/batch", { create: batch.create.slice(0, 1) })).status).toBe(200);
    expect((await client.post("products/batch", batch)).status).toBe(500);
    expect(
      sandbox.state
        .products()
        .map((product) => product.sku)
        .sort(),
    ).toEqual(["A", "B"]);
    expect((await client.post("products/batch", batch)).data.create[2]).toMatchObject({ sku: "C" });
  });

  test("429 with Retry-After, 500 on one path, HTML, a byte-order mark, a batch that is too large", async () => {
    const sandbox = await openSandbox();
    const get = (route = "products") => fetch(`${sandbox.url}/wp-json/wc/v3/${route}`, { headers: basic(sandbox) });
    sandbox.faults.set({
      rateLimit: { count: 1, retryAfterSeconds: 3 },
      serverError: { count: 1, path: "taxes", status: 503 },
    });
    const limited = await get();
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "3"]);
    expect([(await get()).status, (await get("taxes")).status, (await get("taxes")).status]).toEqual([200, 503, 200]);
    sandbox.faults.set({ htmlAnswers: { count: 1, status: 202 }, byteOrderMark: { count: 1 } });
    const html = await get();
    expect([html.status, html.headers.get("content-type")]).toEqual([202, "text/html; charset=UTF-8"]);
    expect(
      Buffer.from(await (await get()).arrayBuffer())
        .subarray(0, 3)
        .toString("hex"),
    ).toBe("efbbbf");
    sandbox.faults.set({ maxBatchItems: 1 });
    const client = connect(sandbox);
    expect((await client.post("products/batch", { create: [{ name: "a" }, { name: "b" }] })).status).toBe(500);
    expect(sandbox.state.products()).toHaveLength(0);
  });

  test("a dropped answer leaves the request processed", async () => {
    const sandbox = await openSandbox();
    sandbox.faults.set({ dropAnswers: { count: 1 } });
    const client = connect(sandbox);
    await expect(client.post("products", { name: "Lost", sku: "LOST" })).rejects.toThrow();
    expect(sandbox.state.findBySku("lost")?.name).toBe("Lost");
    const again = await client.post("products", { name: "Lost", sku: "LOST" });
    expect(again.data).toMatchObject({
      code: "product_invalid_sku",
      data: { resource_id: sandbox.state.findBySku("LOST")?.id },
    });
    expect(sandbox.requests.counts()).toMatchObject({ writes: 2, reads: 0 });
  });

  test("sites without WordPress, WooCommerce or the API", async () => {
    const sandbox = await openSandbox({ siteName: "Corner shop" });
    const index = async () => {
      const answer = await fetch(`${sandbox.url}/wp-json/`);
      return answer.status === 200
        ? z.object({ name: z.string(), namespaces: z.array(z.string()) }).parse(await answer.json())
        : answer.status;
    };
    expect(await index()).toMatchObject({ name: "Corner shop", namespaces: expect.arrayContaining(["wc/v3"]) });
    sandbox.faults.set({ site: "no-woocommerce" });
    expect(await index()).toMatchObject({ namespaces: expect.not.arrayContaining(["wc/v3"]) });
    sandbox.faults.set({ site: "permalinks-off" });
    expect(await index()).toBe(404);
    expect((await fetch(`${sandbox.url}/?rest_route=/wc/v3/products`, { headers: basic(sandbox) })).status).toBe(200);
    sandbox.faults.set({ site: "not-wordpress" });
    expect((await fetch(`${sandbox.url}/?rest_route=/`)).status).toBe(404);
  });

  test("an image that can't be fetched refuses its product; latency grows with the items", async () => {
    const sandbox = await openSandbox({ fetchImage: () => Promise.reject(new Error("must not be fetched")) });
    const client = connect(sandbox);
    sandbox.faults.set({ unavailableImages: ["gone"], latencyPerItemMs: 20 });
    const startedAt = performance.now();
    const answer = await client.post("products/batch", {
      create: [{ name: "a", images: [{ src: "http://pos.example/gone.png" }] }, { name: "b" }, { name: "c" }],
    });
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(59);
    expect(answer.data.create).toMatchObject([
      { id: 0, error: { code: "woocommerce_product_image_upload_error" } },
      { name: "b" },
      { name: "c" },
    ]);
  });

  test("another process can switch faults", async () => {
    const sandbox = await openSandbox();
    const post = (route: string, body: unknown) =>
      fetch(`${sandbox.url}/sandbox/${route}`, { method: "POST", body: JSON.stringify(body) });
    expect((await post("faults", { slowAnswersMs: "x" })).status).toBe(400);
    await post("faults", { serverError: { count: 5 } });
    expect(sandbox.faults.get().serverError?.count).toBe(5);
    await post("faults", { serverError: null });
    expect(
      (await connect(sandbox).post("products", { name: "T", sku: "T", manage_stock: true, stock_quantity: 1 })).status,
    ).toBe(201);
    expect(await (await post("orders", { lines: [{ sku: "T", quantity: 1 }] })).json()).toMatchObject({
      created_via: "checkout",
    });
    expect((await post("orders", { lines: [{ sku: "T", quantity: 1 }] })).status).toBe(409);
    await post("reset", {});
    expect(sandbox.state.products()).toHaveLength(0);
  });
});

describe("the shop", () => {
  test("survives a restart", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "sandbox-store-"));
    const stateFile = path.join(folder, "state.json");
    const first = await startSandboxStore({ stateFile, currency: "EUR" });
    await connect(first).post("products", {
      name: "Kept",
      sku: "KEPT",
      manage_stock: true,
      stock_quantity: 2,
      regular_price: "9",
    });
    first.placeOrder({ lines: [{ sku: "KEPT", quantity: 1 }] });
    await first.close();
    expect(JSON.parse(await readFile(stateFile, "utf8"))).toMatchObject({ version: 1 });
    const second = await startSandboxStore({ stateFile });
    const client = connect(second);
    expect((await client.get("products", { sku: "kept" })).data).toMatchObject([{ sku: "KEPT", stock_quantity: 1 }]);
    expect((await client.get("orders")).data).toMatchObject([{ currency: "EUR", total: "9.00" }]);
    expect((await client.post("products", { sku: "Kept" })).data.code).toBe("product_invalid_sku");
    await second.close();
    await rm(folder, { recursive: true });
  });

  test("removes the tax from prices that include it", async () => {
    const sandbox = await openSandbox({ pricesIncludeTax: true });
    const client = connect(sandbox);
    await client.post("taxes", { country: "US", rate: "20", name: "VAT" });
    await client.post("products", { name: "T", sku: "T", regular_price: "10.00" });
    const { id } = sandbox.placeOrder({ lines: [{ sku: "T", quantity: 3 }] });
    expect((await client.get(`orders/${id}`)).data).toMatchObject({
      prices_include_tax: true,
      total: "30.00",
      total_tax: "5.00",
      line_items: [{ subtotal: "25.00", total: "25.00" }],
    });
    expect((await client.get(`orders/${id}`, { dp: 6 })).data.line_items[0].total).toBe("25.000000");
  });

  test("reads dates in its own zone by default", async () => {
    const sandbox = await openSandbox({ utcOffsetMinutes: 120, now: () => new Date("2026-06-01T10:00:00Z") });
    const client = connect(sandbox);
    const created = await client.post("products", { name: "T" });
    expect(created.data).toMatchObject({
      date_modified: "2026-06-01T12:00:00",
      date_modified_gmt: "2026-06-01T10:00:00",
    });
    const count = async (query: Record<string, unknown>) => (await client.get("products", query)).data.length;
    expect(await count({ modified_after: "2026-06-01T11:00:00" })).toBe(1);
    expect(await count({ modified_after: "2026-06-01T11:00:00", dates_are_gmt: true })).toBe(0);
  });

  test("shows its catalogue, escaped and read only", async () => {
    const sandbox = await openSandbox();
    const client = connect(sandbox);
    const parent = await client.post("products", {
      name: 'Tea <b>&</b> "Co"',
      type: "variable",
      attributes: [{ name: "Size", variation: true, options: ["S", "<i>L"] }],
    });
    await client.post(`products/${parent.data.id}/variations/batch`, {
      create: [
        { regular_price: "10", attributes: [{ name: "Size", option: "S" }] },
        { regular_price: "1200", attributes: [{ name: "Size", option: "<i>L" }] },
      ],
    });
    const shop = await (await fetch(`${sandbox.url}/shop/`)).text();
    expect(shop).toContain("Tea &#38; &#34;Co&#34;");
    expect(shop).toContain("$10.00 – $1,200.00");
    const page = await (await fetch(`${sandbox.url}/product/${parent.data.slug}/`)).text();
    expect(page).toContain("&#60;i&#62;L");
    expect((await fetch(`${sandbox.url}/shop/`, { method: "POST" })).status).toBe(405);
    expect((await fetch(`${sandbox.url}/product/nothing/`)).status).toBe(404);
  });
});
