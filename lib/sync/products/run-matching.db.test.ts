import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { decide } from "./decisions";

const anyBody = z.looseObject({ id: z.number() });
const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

const client = () => h.deps.openClient(h.store);

describe("a SKU that the store stores differently from how it was typed", () => {
  test.each([
    { name: "several spaces", sku: "A  1", kept: "A 1" },
    { name: "markup, which a search by the typed SKU does not find", sku: "A<b>1</b>", kept: "A1" },
  ])("$name: linked again with the product that the store names", async ({ sku, kept }) => {
    await createProduct(h.db, h.business.id, { sku });
    expect(await h.sync()).toMatchObject({ created: 1, failed: 0 });
    await h.db.productLink.deleteMany({ where: { storeId: h.store.id } });
    expect(await h.sync()).toMatchObject({ status: "completed", created: 0, failed: 0 });
    expect(sandbox().state.products()).toMatchObject([{ sku: kept }]);
    expect(await h.db.productLink.count({ where: { storeId: h.store.id } })).toBe(1);
  });
});

test("a trashed candidate that a person chooses is restored", async () => {
  const { data } = await client().post("products", { name: "Mug in sizes", sku: "MUG", type: "variable" }, anyBody);
  await client().delete(`products/${data.id}`, { force: false }, anyBody);
  await createProduct(h.db, h.business.id, { name: "Mug", sku: "MUG" });
  expect(await h.sync()).toMatchObject({ skipped: 1, created: 0 });
  const waiting = await h.db.matchDecision.findFirstOrThrow({ where: { storeId: h.store.id } });
  await decide(h.db, h.business.id, waiting.id, { action: "link", remoteId: data.id });
  expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", failed: 0 });
  expect(sandbox().state.products()).toMatchObject([{ id: data.id, status: "publish", type: "simple", name: "Mug" }]);
});

describe("a SKU that moves from one product to another", () => {
  async function rename(productId: number, sku: string) {
    await h.db.product.update({ where: { id: productId }, data: { sku, isSyncDisabled: false } });
    await h.db.variation.updateMany({ where: { productId }, data: { sku } });
  }

  test.each([
    { name: "in one batch", sliceSize: 400, isOlder: false },
    { name: "in one batch, the taking product first", sliceSize: 400, isOlder: true },
    { name: "in an earlier slice than the product that had it", sliceSize: 1, isOlder: true },
  ])("$name", async ({ sliceSize, isOlder }) => {
    h.deps.sliceSize = sliceSize;
    const newer = () => createProduct(h.db, h.business.id, { name: "Took it", sku: "LATER", isSyncDisabled: true });
    const early = isOlder ? await newer() : null;
    const gave = await createProduct(h.db, h.business.id, { name: "Gave it up", sku: "X" });
    await h.sync();
    const took = early ?? (await newer());
    await rename(gave.id, "Y");
    await rename(took.id, "X");
    await h.sync({ mode: "changed" });
    expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", failed: 0 });
    expect(await h.db.matchDecision.count({ where: { storeId: h.store.id } })).toBe(0);
    expect(sandbox().state.findBySku("X")).toMatchObject({ name: "Took it" });
    expect(sandbox().state.findBySku("Y")).toMatchObject({ name: "Gave it up" });
    expect(sandbox().state.products()).toHaveLength(2);
  });
});
