import { beforeEach, expect, test } from "vitest";
import { createCategory } from "@/lib/catalog/edit-categories";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createProduct } from "@/lib/testing/factories";
import { ownerOf, takeOver } from "@/lib/testing/pulling";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";

const testDb = useTestDb();
const sandbox = useSandbox();
const second = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), { settings: { language: "de" } });
});

test("a repeated pull of a store with a language keeps the entered texts, and no store is sent anything", async () => {
  const entered = { name: "Mug", description: "<p>Holds tea</p>", shortDescription: "For tea" };
  const mug = await createProduct(h.db, h.business.id, { sku: "MUG", ...entered });
  await h.db.productText.create({
    data: { productId: mug.id, language: "de", name: "Tasse", description: "<p>Hält Tee</p>" },
  });
  const other = await createHarness({ db: h.db, pool: testDb.pool() }, second(), { business: h.business });
  for (const store of [h, other]) expect(await store.sync()).toMatchObject({ created: 1, failed: 0 });
  for (const store of [h, other]) store.takeWrites();

  const { id: pullId } = await takeOver(h);
  const item = await h.db.pullItem.findFirstOrThrow({ where: { pullId, kind: "product" } });
  expect(item.doubts).not.toContain("name_differs");
  expect(item).toMatchObject({ choice: "store", isLinked: true });
  expect(await h.db.product.findUniqueOrThrow({ where: { id: mug.id } })).toMatchObject(entered);
  for (const store of [h, other]) expect(await store.sync()).toMatchObject({ updated: 0, failed: 0 });
  expect([h.takeWrites(), other.takeWrites()]).toEqual([0, 0]);
  expect(second().state.findBySku("MUG")).toMatchObject({ name: "Mug", description: "<p>Holds tea</p>" });
});

test("a pull takes over a text that the store's owner has changed", async () => {
  const mug = await createProduct(h.db, h.business.id, { sku: "MUG", name: "Mug" });
  await h.db.productText.create({ data: { productId: mug.id, language: "de", name: "Tasse" } });
  await ownerOf(h).product({ sku: "MUG", name: "Becher" });
  await takeOver(h);
  expect(await h.db.product.findUniqueOrThrow({ where: { id: mug.id } })).toMatchObject({ name: "Becher" });
  expect(await h.sync()).toMatchObject({ updated: 1, failed: 0 });
  expect(sandbox().state.findBySku("MUG")!.name).toBe("Tasse");
});

test("a pull matches a category by its name in the store's language, otherwise as entered", async () => {
  const texts = [{ language: "de" as const, name: "Hemden" }];
  const shirts = await createCategory(h.db, h.business.id, { name: "Shirts", parentId: null, texts });
  const trousers = await createCategory(h.db, h.business.id, { name: "Hosen", parentId: null });
  const owner = ownerOf(h);
  const remote = [await owner.category("Hemden"), await owner.category("Hosen")];
  await owner.product({ sku: "SH", name: "Hemd", categories: [{ id: remote[0] }] });
  h.takeWrites();
  await takeOver(h);
  expect(await h.db.category.count({ where: { businessId: h.business.id } })).toBe(2);
  const links = await h.db.categoryLink.findMany({ where: { storeId: h.store.id }, orderBy: { remoteId: "asc" } });
  expect(links.map(({ categoryId, remoteId }) => [categoryId, remoteId])).toEqual([
    [shirts.id, remote[0]],
    [trousers.id, remote[1]],
  ]);
  expect(await h.db.product.findFirstOrThrow({ where: { sku: "SH" } })).toMatchObject({ categoryId: shirts.id });
  expect(await h.sync()).toMatchObject({ created: 0, updated: 0, failed: 0 });
  expect(h.takeWrites()).toBe(0);
});
