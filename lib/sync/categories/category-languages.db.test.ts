import { beforeEach, describe, expect, test } from "vitest";
import { createCategory, updateCategory } from "@/lib/catalog/edit-categories";
import type { Category } from "@/lib/generated/prisma/client";
import { previewCategories } from "@/lib/sync/preview/preview-categories";
import { previewDetails } from "@/lib/sync/preview/preview-details";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createProduct } from "@/lib/testing/factories";
import { ownerOf } from "@/lib/testing/pulling";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";

const testDb = useTestDb();
const sandbox = useSandbox();
const second = useSandbox();
let h: Harness;
let mugs: Category;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), { settings: { language: "de" } });
  mugs = await createCategory(h.db, h.business.id, { name: "Mugs", parentId: null, texts: german("Tassen") });
});

const german = (name: string) => [{ language: "de" as const, name }];
const rename = (name: string) => updateCategory(h.db, h.business.id, mugs.id, { texts: german(name) });

async function namesIn(store: Harness): Promise<string[]> {
  const links = await h.db.categoryLink.findMany({ where: { storeId: store.store.id }, orderBy: { remoteId: "asc" } });
  return links.map(({ remoteId }) => store.sandbox.state.raw().terms.get(remoteId)!.name);
}

describe("a category is sent to a store with a language", () => {
  test("by its name in it, and anew after an edit; beside it a store without one has the entered name", async () => {
    await createCategory(h.db, h.business.id, { name: "Small mugs", parentId: mugs.id });
    const other = await createHarness({ db: h.db, pool: testDb.pool() }, second(), { business: h.business });
    for (const store of [h, other]) expect(await store.sync()).toMatchObject({ failed: 0 });
    expect(await namesIn(h)).toEqual(["Tassen", "Small mugs"]);
    expect(await namesIn(other)).toEqual(["Mugs", "Small mugs"]);

    for (const store of [h, other]) store.takeWrites();
    const { changedAt } = await h.db.category.findUniqueOrThrow({ where: { id: mugs.id } });
    await rename("Becher");
    const after = await h.db.category.findUniqueOrThrow({ where: { id: mugs.id } });
    expect(after.changedAt.getTime()).toBeGreaterThan(changedAt.getTime());
    for (const store of [h, other]) expect(await store.sync({ mode: "changed" })).toMatchObject({ failed: 0 });
    expect((await namesIn(h))[0]).toBe("Becher");
    expect([h.takeWrites(), other.takeWrites()]).toEqual([1, 0]);

    await rename("");
    await h.sync({ mode: "changed" });
    expect((await namesIn(h))[0]).toBe("Mugs");
  });

  test("and matched there by that name", async () => {
    await ownerOf(h).post("products/categories", { name: "Tassen" });
    const before = h.sandbox.state.raw().terms.size;
    expect(await h.sync({ kind: "categories" })).toMatchObject({ created: 0, failed: 0 });
    expect(h.sandbox.state.raw().terms.size).toBe(before);
    expect(await namesIn(h)).toEqual(["Tassen"]);
  });

  test("and previewed so, under the shop's own name", async () => {
    const mug = await createProduct(h.db, h.business.id, { sku: "MUG", categoryId: mugs.id });
    await createCategory(h.db, h.business.id, { name: "Small mugs", parentId: mugs.id });
    const of = { businessId: h.business.id, storeId: h.store.id };
    const request = { mode: "all", isForced: false, isStoreRead: false } as const;
    const { items } = await previewCategories(h.deps, of, request);
    const rows = items.map(({ name, within, rows: shown }) => [name, within, shown.map(({ now }) => now)]);
    expect(rows).toMatchObject([
      ["Mugs", null, [{ text: "Tassen" }, { text: "" }]],
      ["Small mugs", "Mugs", [{ text: "Small mugs" }, { text: "Tassen" }]],
    ]);
    const { lines } = await previewDetails(h.deps, { ...of, productId: mug.id }, request);
    expect(JSON.stringify(lines[0]?.rows.find(({ field }) => field === "category")?.now)).toContain("Tassen");
  });
});
