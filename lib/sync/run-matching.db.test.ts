import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { type SandboxStore, startSandboxStore } from "@/e2e/sandbox/sandbox-store";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { decide } from "./decisions";

const anyBody = z.looseObject({ id: z.number() });
const testDb = useTestDb();
let sandbox: SandboxStore;
let h: Harness;

beforeAll(async () => {
  sandbox = await startSandboxStore();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  sandbox.reset();
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox);
});

const client = () => h.deps.openClient(h.store);

describe("a SKU that the store keeps otherwise than it was typed", () => {
  test.each([
    { name: "several spaces", sku: "A  1", kept: "A 1" },
    { name: "markup, which a look-up by the typed SKU does not find", sku: "A<b>1</b>", kept: "A1" },
  ])("$name: linked again by what the store says has it", async ({ sku, kept }) => {
    await createProduct(h.db, h.business.id, { sku });
    expect(await h.sync()).toMatchObject({ created: 1, failed: 0 });
    await h.db.productLink.deleteMany({ where: { storeId: h.store.id } });
    expect(await h.sync()).toMatchObject({ status: "completed", created: 0, failed: 0 });
    expect(sandbox.state.products()).toMatchObject([{ sku: kept }]);
    expect(await h.db.productLink.count({ where: { storeId: h.store.id } })).toBe(1);
  });
});

test("a trashed candidate that somebody chooses comes back", async () => {
  const { data } = await client().post("products", { name: "Mug in sizes", sku: "MUG", type: "variable" }, anyBody);
  await client().delete(`products/${data.id}`, { force: false }, anyBody);
  await createProduct(h.db, h.business.id, { name: "Mug", sku: "MUG" });
  expect(await h.sync()).toMatchObject({ skipped: 1, created: 0 });
  const waiting = await h.db.matchDecision.findFirstOrThrow({ where: { storeId: h.store.id } });
  await decide(h.db, h.business.id, waiting.id, { action: "link", remoteId: data.id });
  expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", failed: 0 });
  expect(sandbox.state.products()).toMatchObject([{ id: data.id, status: "publish", type: "simple", name: "Mug" }]);
});
