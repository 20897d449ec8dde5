import { beforeEach, describe, expect, test } from "vitest";
import { useSandbox } from "@/lib/testing/use-server";
import { createVirtualClock, type VirtualClock } from "@/lib/testing/virtual-clock";
import { createAdaptiveLimiter } from "./adaptive-limiter";
import { batchCategories } from "./resources/categories";
import { createAttribute } from "./resources/attributes";
import { batchProducts } from "./resources/products";
import { batchTerms } from "./resources/terms";
import { batchVariations } from "./resources/variations";
import { createWebhook } from "./resources/webhooks";
import { createWooClient, type WooClient } from "./woo-client";

/** The time that the sandbox needs and the client waits, without either taking any. */
let clock: VirtualClock;
const sandbox = useSandbox({ sleep: (ms) => clock.sleep(ms) });
let client: WooClient;
let options: {
  limiter: ReturnType<typeof createAdaptiveLimiter>;
  clock: { now(): number; wait(ms: number): Promise<void> };
};

beforeEach(() => {
  clock = createVirtualClock();
  const { url, consumerKey, consumerSecret } = sandbox();
  client = createWooClient({ url, consumerKey, consumerSecret, allowPrivateAddresses: true });
  options = { limiter: createAdaptiveLimiter(), clock: { now: clock.now, wait: clock.advance } };
});

/** Cuts requests and lets the store, which has no SKU locks, go on with them at a second an item. */
const giveUpOn = (path: string, count: number, delayMs = 0): void =>
  sandbox().faults.set({ lateWork: { count, path, delayMs, msPerItem: 1_000 }, hasNoSkuLock: true });

const items = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `P${index}`, sku: `S-${index}`, type: "simple" as const }));
const skus = (): string[] =>
  sandbox()
    .state.products()
    .filter(({ type }) => type !== "variable")
    .map(({ sku }) => sku)
    .sort();
const namesIn = (taxonomy: (name: string) => boolean): string[] =>
  [...sandbox().state.raw().terms.values()]
    .filter((term) => taxonomy(term.taxonomy))
    .map(({ name }) => name)
    .sort();
const WEBHOOK = { topic: "order.created", deliveryUrl: "https://pos.example/hook", secret: "s" };
/** Long enough for everything that was given up. */
const letStoreFinish = () => clock.advance(600_000);

describe("creates whose answer is lost while the store goes on", () => {
  test("products: those made meanwhile are named by their id, the others are made once", async () => {
    giveUpOn("products/batch", 1);
    const { create } = await batchProducts(client, { create: items(12) }, options);
    await letStoreFinish();
    expect(skus()).toEqual(
      items(12)
        .map(({ sku }) => sku)
        .sort(),
    );
    for (const [index, result] of create.entries()) {
      const id = sandbox().state.findBySku(`S-${index}`)?.id;
      expect(result.ok ? result.data.id : result.error?.resourceId).toBe(id);
      if (!result.ok) expect(result).toMatchObject({ maybeSent: true, error: { code: "duplicate_sku" } });
    }
  });

  test("products: lost twice in a row, and work that begins late", async () => {
    giveUpOn("products/batch", 2, 4_000);
    await batchProducts(client, { create: items(8) }, options);
    await letStoreFinish();
    expect(skus()).toEqual(
      items(8)
        .map(({ sku }) => sku)
        .sort(),
    );
  });

  test("one product alone is sent again only when the store stands still without it", async () => {
    giveUpOn("products/batch", 1, 1);
    const { create } = await batchProducts(client, { create: items(1) }, options);
    await letStoreFinish();
    expect(skus()).toEqual(["S-0"]);
    expect(create[0]).toMatchObject({ ok: false, error: { code: "duplicate_sku" } });
  });

  test("a later attempt at the same items waits for the store too", async () => {
    giveUpOn("products/batch", 1);
    const abort = new AbortController();
    const cut = { ...options, signal: abort.signal, clock: { ...options.clock, wait: async () => abort.abort() } };
    const first = await batchProducts(client, { create: items(6) }, cut);
    expect(first.create.map(({ ok }) => ok)).toEqual(Array(6).fill(false));
    await batchProducts(client, { create: items(6) }, options);
    await letStoreFinish();
    expect(skus()).toEqual(
      items(6)
        .map(({ sku }) => sku)
        .sort(),
    );
  });

  test("variations, found under their own parent only", async () => {
    const parent = await batchProducts(client, { create: [{ name: "T", sku: "T", type: "variable" }] }, options);
    const parentId = parent.create[0]?.ok ? parent.create[0].data.id : 0;
    giveUpOn("variations/batch", 1);
    const create = items(6).map(({ sku }) => ({ sku }));
    await batchVariations(parentId)(client, { create }, options);
    await letStoreFinish();
    expect(
      sandbox()
        .state.variations(parentId)
        .map(({ sku }) => sku)
        .sort(),
    ).toEqual(create.map(({ sku }) => sku));
  });

  test("categories and terms, by name", async () => {
    const size = await createAttribute(client, { name: "Size" }, options);
    giveUpOn("batch", 1);
    const names = ["A & B", "C", "D", "E"].map((name) => ({ name }));
    await batchCategories(client, { create: names.map((item) => ({ ...item, parent: 0 })) }, options);
    giveUpOn("batch", 1);
    await batchTerms(size.id)(client, { create: names }, options);
    await letStoreFinish();
    expect(namesIn((name) => name === "product_cat")).toEqual(["A &amp; B", "C", "D", "E", "Uncategorized"]);
    expect(namesIn((name) => name === "pa_size")).toEqual(["A &amp; B", "C", "D", "E"]);
  });

  test("a webhook, found by its address beside an older one of the same address", async () => {
    const webhook = { topic: "order.created", deliveryUrl: "https://pos.example/hook", secret: "s" };
    const older = await createWebhook(client, webhook, new Set(), options);
    giveUpOn("webhooks", 1, 4_000);
    const made = await createWebhook(client, webhook, new Set([older.id]), options);
    await letStoreFinish();
    expect([...sandbox().state.raw().webhooks.keys()]).toEqual([older.id, made.id]);
  });
});

describe.each([502, 503, 504])("creates that a gateway answers with %i while the store goes on", (status) => {
  const gateway = (path: string, count = 1): void =>
    sandbox().faults.set({
      lateWork: { count, path, delayMs: 4_000, msPerItem: 1_000, status },
      hasNoSkuLock: true,
    });

  test("products are made once", async () => {
    gateway("products/batch", 2);
    await batchProducts(client, { create: items(6) }, options);
    await letStoreFinish();
    expect(skus()).toEqual(items(6).map(({ sku }) => sku));
  });

  test("a product without a SKU, which a search cannot find, is not sent again", async () => {
    gateway("products/batch");
    const { create } = await batchProducts(client, { create: [{ name: "P", type: "simple" }] }, options);
    await letStoreFinish();
    expect(create).toMatchObject([{ ok: false, maybeSent: true }]);
    expect(sandbox().state.products()).toHaveLength(1);
  });

  test("attributes and webhooks are made once", async () => {
    gateway("products/attributes");
    const size = await createAttribute(client, { name: "Size" }, options);
    gateway("webhooks", 2);
    const webhook = await createWebhook(client, WEBHOOK, new Set(), options);
    await letStoreFinish();
    expect([...sandbox().state.raw().attributes.keys()]).toEqual([size.id]);
    expect([...sandbox().state.raw().webhooks.keys()]).toEqual([webhook.id]);
  });
});

test.each([
  ["a torn connection", () => giveUpOn("webhooks", 1, 4_000)],
  ["an answer that never arrives", () => sandbox().faults.set({ dropAnswers: { count: 1, path: "webhooks" } })],
  ["a crash after the work", () => sandbox().faults.set({ crashesAfterWork: { count: 1, path: "webhooks" } })],
])("a webhook is made once after %s", async (_case, fault) => {
  fault();
  const webhook = await createWebhook(client, WEBHOOK, new Set(), options);
  await letStoreFinish();
  expect([...sandbox().state.raw().webhooks.keys()]).toEqual([webhook.id]);
});

test("a create that the store refuses in its own maintenance is sent again at once", async () => {
  sandbox().faults.set({ serverError: { count: 1, path: "webhooks", status: 503 } });
  const before = clock.now();
  await createWebhook(client, WEBHOOK, new Set(), options);
  expect(clock.now()).toBe(before);
  expect(sandbox().state.raw().webhooks.size).toBe(1);
});
