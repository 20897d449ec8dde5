import { beforeEach, describe, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createProduct } from "@/lib/testing/factories";
import { ownerOf, readStore } from "@/lib/testing/pulling";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { pullStep } from "./pull-step";
import { startPull } from "./start-pull";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

/** Label, verdict, doubts and reason of each product, in the order of the store. */
async function previewOf(pullId: number) {
  const items = await h.db.pullItem.findMany({ where: { pullId, kind: "product" }, orderBy: { remoteId: "asc" } });
  return items.map(({ label, verdict, doubts, reason }) => [label, verdict, reason ?? doubts.join(" ")]);
}

describe("a store is read for a preview", () => {
  test("products of every kind, and nothing in the store is changed", async () => {
    const owner = ownerOf(h);
    const size = await owner.attribute("Size", ["S", "M"]);
    const varied = [{ id: size, variation: true, visible: true, options: ["S", "M"] }];
    await owner.product({ name: "Mug &amp; saucer", sku: "MUG" });
    const shirt = await owner.product({ name: "Shirt", sku: "SH", type: "variable", attributes: varied });
    await owner.variation(shirt, { sku: "SH-S", attributes: [{ id: size, option: "S" }] });
    await owner.variation(shirt, { attributes: [{ id: size, option: "M" }] });
    await owner.product({ name: "Set", type: "grouped" });
    await owner.product({ name: "Elsewhere", type: "external" });
    await owner.product({ name: "Draft", status: "draft" });
    await owner.product({ name: "Empty", type: "variable" });
    await owner.product({ name: "Free", regular_price: "" });
    await owner.product({ name: "Bargain", sku: "BAR", sale_price: "4" });
    h.takeWrites();

    const pull = await readStore(h);
    expect(pull).toMatchObject({ status: "ready", errorCode: null });
    expect(h.takeWrites()).toBe(0);
    expect(await previewOf(pull.id)).toEqual([
      ["Mug & saucer", "new", ""],
      ["Shirt", "doubtful", "sku_missing"],
      ["Set", "left_out", "grouped"],
      ["Elsewhere", "left_out", "external"],
      ["Draft", "left_out", "not_published"],
      ["Empty", "left_out", "no_variations"],
      ["Free", "left_out", "no_price"],
      ["Bargain", "doubtful", "on_sale"],
    ]);
    expect(await h.db.pullItem.count({ where: { pullId: pull.id, kind: "variation", verdict: "new" } })).toBe(2);
  });

  test.each([
    ["from 10.3 by pages of all products", true, 2],
    ["before it product by product", false, 27],
  ])("variations of many products, %s", async (_case, listsVariations, requests) => {
    sandbox().faults.set({ listsVariations });
    const owner = ownerOf(h);
    const size = await owner.attribute("Size", ["S", "M"]);
    const attributes = [{ id: size, variation: true, visible: true, options: ["S", "M"] }];
    const family = async (sku: string, status: string) => {
      const id = await owner.product({ name: sku, sku, status, type: "variable", attributes });
      await owner.variation(id, { sku: `${sku}-S`, attributes: [{ id: size, option: "S" }] });
      await owner.variation(id, { attributes: [{ id: size, option: "M" }] });
    };
    for (let number = 10; number < 36; number += 1) await family(`P${number}`, "publish");
    await family("HIDDEN", "draft");
    for (let number = 0; number < 25; number += 1) {
      const id = await owner.product({ name: `M${number}`, status: "draft", type: "variable", attributes });
      await owner.variation(id, { attributes: [{ id: size, option: "S" }] });
      await owner.variation(id, { attributes: [{ id: size, option: "M" }] });
    }
    sandbox().requests.clear();
    const pull = await readStore(h);
    expect(pull).toMatchObject({ status: "ready", errorCode: null });
    expect(
      sandbox()
        .requests.list()
        .filter(({ path }) => /(^|\/)variations$/.test(path)),
    ).toHaveLength(requests);
    const where = { pullId: pull.id, kind: "variation" } as const;
    const found = await h.db.pullItem.findMany({ where, orderBy: [{ parentRemoteId: "asc" }, { remoteId: "asc" }] });
    expect(found.map(({ sku, label, verdict }) => [sku, label, verdict])).toEqual(
      Array.from({ length: 26 }, (_, number) => [
        [`P${number + 10}-S`, "S", "new"],
        ["", "M", "new"],
      ]).flat(),
    );
  });

  test("what the shop has already is matched by SKU, then by barcode", async () => {
    const owner = ownerOf(h);
    await createProduct(h.db, h.business.id, { name: "Mug", sku: "mug", price: "5", tracksStock: false });
    await createProduct(h.db, h.business.id, { name: "Bowl", sku: "BOWL", price: "6", tracksStock: false });
    const tea = await createProduct(h.db, h.business.id, { name: "Tea", sku: "TEA", price: "5", tracksStock: false });
    await h.db.variation.updateMany({ where: { productId: tea.id }, data: { barcode: "4006381333931" } });
    await owner.product({ name: "Mug", sku: "MUG" });
    await owner.product({ name: "Bowl", sku: "BOWL", regular_price: "7" });
    await owner.product({ name: "Tea", sku: "T-1", global_unique_id: "4006381333931" });
    const pull = await readStore(h);
    expect(await previewOf(pull.id)).toEqual([
      ["Mug", "matched", ""],
      ["Bowl", "doubtful", "price_differs"],
      ["Tea", "doubtful", "by_barcode"],
    ]);
  });

  test("a slice that is repeated after a crash reads the same once more", async () => {
    const owner = ownerOf(h);
    for (let number = 0; number < 130; number += 1) await owner.product({ name: `P${number}`, sku: `P${number}` });
    const { id } = await startPull(h.db, { businessId: h.business.id, storeId: h.store.id, userId: null });
    const get = () => h.db.storePull.findUniqueOrThrow({ where: { id } });
    for (let slice = 0; slice < 100 && (await get()).status === "reading"; slice += 1) {
      const { phase, cursor, total, done } = await get();
      await pullStep(h.deps, id);
      const after = await get();
      if (after.phase !== phase) continue;
      // The process is killed before the slice is recorded.
      await h.db.storePull.update({ where: { id }, data: { phase, cursor: cursor ?? {}, total, done } });
      await pullStep(h.deps, id);
    }
    expect(await get()).toMatchObject({ status: "ready" });
    expect(await h.db.pullItem.count({ where: { pullId: id, kind: "product", verdict: "new" } })).toBe(130);
  });

  test("a store that does not answer is waited for", async () => {
    const { id } = await startPull(h.db, { businessId: h.business.id, storeId: h.store.id, userId: null });
    sandbox().faults.set({ serverError: { count: 2, status: 503 } });
    await pullStep(h.deps, id);
    expect(await h.db.storePull.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "reading", stalls: 1 });
    await pullStep(h.deps, id);
    expect(await h.db.storePull.findUniqueOrThrow({ where: { id } })).toMatchObject({ stalls: 0, errorCode: null });
  });

  test("a second pull of a store is refused while one is under way", async () => {
    const request = { businessId: h.business.id, storeId: h.store.id, userId: null };
    await startPull(h.db, request);
    await expect(startPull(h.db, request)).rejects.toMatchObject({ code: "conflict", message: "pullActive" });
  });
});
