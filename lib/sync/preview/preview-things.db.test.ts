import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { SyncRun } from "@/lib/generated/prisma/client";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createCategory, createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { previewAttributes } from "./preview-attributes";
import { previewCategories } from "./preview-categories";
import type { PreviewThingsRequest } from "./preview-request-schema";
import type { ThingItem } from "./things-view";

const anyBody = z.looseObject({ id: z.number() });
const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

const REQUEST: PreviewThingsRequest = { mode: "all", isForced: false, isStoreRead: false };
const of = () => ({ businessId: h.business.id, storeId: h.store.id });
const categories = (request: Partial<PreviewThingsRequest> = {}) =>
  previewCategories(h.deps, of(), { ...REQUEST, ...request });
const attributes = (request: Partial<PreviewThingsRequest> = {}) =>
  previewAttributes(h.deps, of(), { ...REQUEST, ...request });
const send = (path: string, body: object) => h.deps.openClient(h.store).post(path, body, anyBody);

/** What the previews plan, as `category create Mugs`. */
async function planned(request: Partial<PreviewThingsRequest> = {}): Promise<string[]> {
  const both = [await categories(request), await attributes(request)].flatMap(({ items }) => items);
  const operationOf = { create: "create", link: "link", rename: "update", move: "update", update: "update" } as const;
  return both
    .flatMap((item) => (item.kind === "unchanged" ? [] : [`${item.entity} ${operationOf[item.kind]} ${item.name}`]))
    .toSorted();
}

/** What a run did, by its log, in the same form. */
async function doneBy(run: SyncRun): Promise<string[]> {
  const entries = await h.db.syncEntry.findMany({
    where: { runId: run.id, entity: { in: ["category", "attribute", "term"] } },
  });
  return entries.map(({ entity, operation, label }) => `${entity} ${operation} ${label}`).toSorted();
}

async function catalogue() {
  const drinks = await createCategory(h.db, h.business.id, { name: "Drinks" });
  const tea = await createCategory(h.db, h.business.id, { name: "Tea", parentId: drinks.id });
  const shirt = await createProduct(h.db, h.business.id, {
    type: "variable",
    sku: "SH",
    categoryId: tea.id,
    variations: ["S", "M"].map((size) => ({ sku: `SH-${size}`, options: { Size: size } })),
  });
  const size = await h.db.attribute.findFirstOrThrow({
    where: { businessId: h.business.id },
    include: { values: { orderBy: { id: "asc" } } },
  });
  return { drinks, tea, shirt, size };
}

const rowsOf = (items: readonly ThingItem[], name: string) =>
  Object.fromEntries(items.find((item) => item.name === name)?.rows.map((row) => [row.field, row]) ?? []);

describe("the preview of categories and attributes is what the run then does", () => {
  test("first everything, then nothing, then what was renamed and moved, then everything again", async () => {
    const { drinks, tea, size } = await catalogue();
    expect((await categories()).counts).toMatchObject({ create: 2, unchanged: 0 });
    expect((await attributes()).counts).toMatchObject({ create: 3, unchanged: 0 });
    const first = await planned();
    expect(first).toEqual(await doneBy(await h.sync()));
    expect(first).toHaveLength(5);

    expect(await planned()).toEqual([]);
    expect((await categories()).counts).toMatchObject({ create: 0, unchanged: 2 });
    expect((await attributes()).counts).toMatchObject({ create: 0, unchanged: 3 });

    await h.db.category.update({ where: { id: drinks.id }, data: { name: "Beverages" } });
    await h.db.category.update({ where: { id: tea.id }, data: { parentId: null } });
    await h.db.attribute.update({ where: { id: size.id }, data: { name: "Fit" } });
    await h.db.attributeValue.update({ where: { id: size.values[0]!.id }, data: { name: "Small" } });
    await h.db.attributeValue.update({ where: { id: size.values[1]!.id }, data: { position: 7 } });
    const changed = await categories({ isStoreRead: true });
    expect(changed.items).toMatchObject([
      { name: "Beverages", kind: "rename", within: null },
      { name: "Tea", kind: "move" },
    ]);
    expect(rowsOf(changed.items, "Beverages")["name"]).toEqual({
      field: "name",
      isSent: true,
      now: { kind: "text", text: "Beverages" },
      lastSent: { kind: "text", text: "Drinks" },
      inStore: { value: { kind: "text", text: "Drinks" }, isSame: false },
    });
    expect(rowsOf(changed.items, "Tea")).toMatchObject({
      name: { isSent: false, lastSent: { text: "Tea" }, inStore: { isSame: true } },
      parent: { isSent: true, now: { text: "" }, lastSent: { text: "Beverages" }, inStore: { isSame: false } },
    });
    const values = await attributes({ isStoreRead: true });
    expect(values.items).toMatchObject([
      { entity: "attribute", name: "Fit", kind: "rename" },
      { entity: "term", name: "Small", kind: "rename", within: "Fit" },
      { entity: "term", name: "M", kind: "move" },
    ]);
    expect(rowsOf(values.items, "Fit")["name"]).toMatchObject({
      lastSent: { text: "Size" },
      inStore: { isSame: false },
    });
    expect(rowsOf(values.items, "M")["position"]).toMatchObject({ now: { text: "8" }, inStore: { isSame: false } });
    const plan = await planned();
    expect(plan).toEqual(await doneBy(await h.sync({ mode: "changed" })));
    expect(plan).toHaveLength(5);

    const forced = await planned({ isForced: true });
    expect(forced).toEqual(await doneBy(await h.sync({ isForced: true })));
    expect((await categories({ isForced: true })).counts).toMatchObject({ update: 2, unchanged: 0 });
  });

  test("a run over new products leaves renamed categories as they are", async () => {
    const { drinks } = await catalogue();
    await h.sync();
    await h.db.category.update({ where: { id: drinks.id }, data: { name: "Beverages" } });
    await createCategory(h.db, h.business.id, { name: "New" });
    expect((await categories({ mode: "new" })).counts).toMatchObject({ create: 1, rename: 0, unchanged: 2 });
    const plan = await planned({ mode: "new" });
    expect(plan).toEqual(await doneBy(await h.sync({ mode: "new" })));
  });
});

test("what the store has under the same names is linked, once the store was read", async () => {
  await catalogue();
  const { data: drinks } = await send("products/categories", { name: "drinks" });
  await send("products/categories", { name: "Tea", parent: drinks.id });
  const { data: size } = await send("products/attributes", { name: "Size" });
  await send(`products/attributes/${size.id}/terms`, { name: "S" });
  expect((await categories()).counts).toMatchObject({ create: 2, link: 0 });
  h.takeWrites();
  const read = await categories({ isStoreRead: true });
  expect(read).toMatchObject({ counts: { create: 0, link: 2 }, isStoreRead: true, storeError: null });
  expect(rowsOf(read.items, "Drinks")["name"]).toMatchObject({
    isSent: true,
    lastSent: null,
    inStore: { isSame: true },
  });
  expect((await attributes({ isStoreRead: true })).counts).toMatchObject({ create: 1, link: 2 });
  const plan = await planned({ isStoreRead: true });
  expect(h.takeWrites()).toBe(0);
  expect(plan).toEqual(await doneBy(await h.sync()));
});

test("a store that refuses is planned without it, with the reason", async () => {
  await catalogue();
  sandbox().faults.set({ htmlAnswers: { count: 50, status: 503 } });
  const preview = await categories({ isStoreRead: true });
  sandbox().faults.clear();
  expect(preview).toMatchObject({ counts: { create: 2 }, isStoreRead: false });
  expect(preview.storeError?.errorCode).toBeTruthy();
});
