import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { SyncRun } from "@/lib/generated/prisma/client";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { addStock, createCategory, createProduct, createTaxRate, createVariation } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { planPreview } from "./plan-preview";
import { createPreviewContext, listSentFields, previewSlice } from "./preview-slice";
import { groupByField } from "@/lib/woo/resources/product-fields";
import type { PreviewRequest } from "./preview-request-schema";

const anyBody = z.looseObject({ id: z.number() });
const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

const REQUEST: PreviewRequest = { mode: "all", isForced: false, isStoreRead: false, after: 0 };
const store = () => ({ businessId: h.business.id, storeId: h.store.id });

function preview(request: Partial<PreviewRequest> = {}, limit?: number) {
  return previewSlice(h.deps, store(), { ...REQUEST, ...request }, limit);
}

/** What the preview plans: `product 5: name,price`. */
async function planned(request: Partial<PreviewRequest> = {}): Promise<string[]> {
  const context = await createPreviewContext(h.deps, store(), { ...REQUEST, ...request });
  const products = await h.db.product.findMany({ where: { businessId: h.business.id }, select: { id: true } });
  const plans = await planPreview(
    context,
    products.map(({ id }) => id),
    { isStoreRead: request.isStoreRead ?? false },
  );
  return plans
    .flatMap(({ product, lines }) =>
      lines.map((line) => {
        const thing = line.variation ? `variation ${line.variation.id}` : `product ${product.id}`;
        const fields = listSentFields(line).filter((field) => field !== "type" && field !== "images");
        return fields.length === 0 ? "" : `${thing}: ${fields.toSorted().join()}`;
      }),
    )
    .filter((line) => line !== "")
    .toSorted();
}

/** What a run sent, by its log, in the same form. */
async function sentBy(run: SyncRun): Promise<string[]> {
  const entries = await h.db.syncEntry.findMany({
    where: { runId: run.id, entity: { in: ["product", "variation", "stock"] } },
    orderBy: { id: "asc" },
  });
  const simple = new Map(
    (await h.db.variation.findMany({ where: { product: { type: "simple" } } })).map((one) => [one.id, one.productId]),
  );
  const sent = new Map<string, Set<string>>();
  for (const { entity, localId, sent: payload } of entries) {
    const productId = simple.get(localId ?? 0);
    const thing =
      entity === "stock" && productId !== undefined
        ? `product ${productId}`
        : `${entity === "product" ? "product" : "variation"} ${localId}`;
    const fields = entity === "stock" ? ["stock"] : [...groupByField(payload as object).keys()];
    sent.set(thing, new Set([...(sent.get(thing) ?? []), ...fields.filter((field) => field !== "type")]));
  }
  return [...sent].map(([thing, fields]) => `${thing}: ${[...fields].toSorted().join()}`).toSorted();
}

async function catalogue() {
  const category = await createCategory(h.db, h.business.id, { name: "Mugs" });
  const taxRate = await createTaxRate(h.db, h.business.id);
  const mug = await createProduct(h.db, h.business.id, {
    name: "Mug",
    sku: "MUG",
    price: "2.5",
    categoryId: category.id,
    taxRateId: taxRate.id,
    stock: { [h.location.id]: "4" },
  });
  const shirt = await createProduct(h.db, h.business.id, {
    type: "variable",
    name: "Shirt",
    sku: "SH",
    variations: ["S", "M"].map((size) => ({
      sku: `SH-${size}`,
      price: "9",
      options: { Size: size },
      stock: { [h.location.id]: 3 },
    })),
  });
  const kept = await createProduct(h.db, h.business.id, { name: "Kept", sku: "KEPT", isSyncDisabled: true });
  return { mug, shirt, kept };
}

describe("a preview is what the run then sends", () => {
  test("of a first sync, of an unchanged catalogue, and of changes of every kind", async () => {
    const { mug, shirt } = await catalogue();
    const first = await preview();
    expect(first.counts).toMatchObject({ create: 2, keptOut: 1, update: 0, unchanged: 0 });
    expect(first).toMatchObject({ total: 3, nextAfter: null });
    const before = await planned();
    const run = await h.sync();
    expect(run).toMatchObject({ status: "completed", failed: 0 });
    expect(before).toEqual(await sentBy(run));

    expect((await preview()).counts).toMatchObject({ create: 0, update: 0, unchanged: 2, keptOut: 1 });
    expect(await planned()).toEqual([]);

    await h.db.variation.updateMany({ where: { productId: mug.id }, data: { price: "3" } });
    await createVariation(h.db, shirt, { sku: "SH-L", options: { Size: "L" }, stock: { [h.location.id]: 2 } }, 2);
    await h.db.variation.updateMany({ where: { sku: "SH-S" }, data: { isArchived: true } });
    const changed = await preview({ mode: "changed" });
    expect(changed.counts).toMatchObject({ update: 2, create: 0 });
    expect(changed.items.filter(({ kind }) => kind === "update")).toMatchObject([
      { id: mug.id, kind: "update", fields: ["price"], variations: 0 },
      { id: shirt.id, kind: "update", variations: 2 },
    ]);
    const plan = await planned({ mode: "changed" });
    const second = await h.sync({ mode: "changed" });
    expect(plan).toEqual(await sentBy(second));
    expect(await planned()).toEqual([]);
  });

  test("of quantities, of a forced run, and of a run over new products only", async () => {
    const { mug } = await catalogue();
    await h.sync();
    const mugs = await h.db.variation.findFirstOrThrow({ where: { productId: mug.id } });
    await addStock(h.db, mugs, h.location.id, 5);
    const moved = await preview();
    expect(moved.items.filter(({ kind }) => kind === "update")).toMatchObject([{ id: mug.id, fields: ["stock"] }]);
    expect(await planned()).toEqual(await sentBy(await h.sync()));

    await h.db.product.updateMany({ where: { id: mug.id }, data: { name: "Cup" } });
    await createProduct(h.db, h.business.id, { name: "New", sku: "NEW" });
    expect((await preview({ mode: "new" })).counts).toMatchObject({ create: 1, update: 0, keptOut: 0 });
    const newOnly = await planned({ mode: "new" });
    expect(newOnly.filter((line) => line.startsWith("product"))).toHaveLength(1);
    await h.sync({ mode: "new" });

    const forced = await planned({ isForced: true });
    expect(forced).toEqual(await sentBy(await h.sync({ isForced: true })));
  });

  test("of a product that is made variable", async () => {
    const { mug } = await catalogue();
    await h.sync();
    await h.db.product.update({ where: { id: mug.id }, data: { type: "variable" } });
    const item = (await preview()).items.find(({ id }) => id === mug.id);
    expect(item).toMatchObject({ kind: "convert", variations: 1 });
    expect(item?.fields).toContain("type");
  });
});

describe("matches", () => {
  test("are known once the store was read", async () => {
    const { mug } = await catalogue();
    await h.deps.openClient(h.store).post("products", { name: "Old mug", sku: "mug" }, anyBody);
    expect((await preview()).counts).toMatchObject({ create: 2, link: 0 });
    expect((await preview({ isStoreRead: true })).counts).toMatchObject({ create: 1, link: 1 });
    const plan = await planned({ isStoreRead: true });
    const run = await h.sync();
    expect(plan).toEqual(await sentBy(run));
    const linked = await h.db.syncEntry.findMany({ where: { runId: run.id, operation: "link" } });
    expect(linked.map(({ productId }) => productId)).toEqual([mug.id]);
  });
});

test("a preview in slices counts each product once", async () => {
  await catalogue();
  const counted = { create: 0, keptOut: 0 };
  let after: number | null = 0;
  let slices = 0;
  while (after !== null) {
    const slice = await preview({ after }, 1);
    counted.create += slice.counts.create;
    counted.keptOut += slice.counts.keptOut;
    expect(slice.total).toBe(after === 0 ? 3 : null);
    after = slice.nextAfter;
    slices += 1;
  }
  expect(counted).toEqual({ create: 2, keptOut: 1 });
  expect(slices).toBe(4);
});

test("a preview writes nothing, neither here nor in the store", async () => {
  await catalogue();
  h.takeWrites();
  await preview({ isStoreRead: true });
  expect(h.takeWrites()).toBe(0);
  expect(await h.db.syncRun.count({ where: { storeId: h.store.id } })).toBe(0);
  expect(await h.db.productLink.count({ where: { storeId: h.store.id } })).toBe(0);
});
