import { beforeEach, describe, expect, test } from "vitest";
import { createBusiness, createCategory, createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { toCategoryTree } from "./category-tree";
import { createCategory as addCategory, deleteCategory, updateCategory } from "./edit-categories";
import { listCategories } from "./list-categories";

const { db } = useTestDb();

let businessId: number;
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
});

test("a new category comes last among its siblings", async () => {
  const top = await addCategory(db(), businessId, { name: "Coffee & Tea", parentId: null });
  for (const name of ["Tea", "Coffee"]) await addCategory(db(), businessId, { name, parentId: top.id });
  expect(toCategoryTree(await listCategories(db(), businessId)).map(({ name }) => name)).toEqual([
    "Coffee & Tea",
    "Tea",
    "Coffee",
  ]);
});

describe("names", () => {
  test("a name is taken among siblings only, ignoring case", async () => {
    const top = await addCategory(db(), businessId, { name: "Gifts", parentId: null });
    await expect(addCategory(db(), businessId, { name: "GIFTS", parentId: null })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { name: "categoryNameTaken" },
    });
    await expect(addCategory(db(), businessId, { name: "Gifts", parentId: top.id })).resolves.toMatchObject({
      name: "Gifts",
    });
  });

  test("a name is taken in a language of a store, by a sibling's text or by its entered name", async () => {
    const german = (name: string) => [{ language: "de" as const, name }];
    const top = await addCategory(db(), businessId, { name: "Mugs", parentId: null, texts: german("Tassen") });
    await addCategory(db(), businessId, { name: "Teller", parentId: null });
    const cups = await addCategory(db(), businessId, { name: "Cups", parentId: null });
    const edit = (texts: ReturnType<typeof german>) => updateCategory(db(), businessId, cups.id, { texts });
    for (const name of ["TASSEN", "teller"])
      await expect(edit(german(name))).rejects.toMatchObject({ fields: { "texts.0.name": "categoryNameTaken" } });
    await expect(updateCategory(db(), businessId, cups.id, { name: "Tassen" })).rejects.toMatchObject({
      fields: { name: "categoryNameTaken" },
    });
    await updateCategory(db(), businessId, cups.id, { parentId: top.id, texts: german("Tassen") });
    await expect(updateCategory(db(), businessId, cups.id, { parentId: null })).rejects.toMatchObject({
      fields: { name: "categoryNameTaken" },
    });
    expect(await db().categoryText.findMany({ where: { categoryId: cups.id } })).toMatchObject(german("Tassen"));
  });

  test("two simultaneous categories of one name are created once", async () => {
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => addCategory(db(), businessId, { name: "Tea", parentId: null })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await listCategories(db(), businessId)).toHaveLength(1);
  });

  test("a move onto a sibling of the same name is refused", async () => {
    const top = await createCategory(db(), businessId);
    await createCategory(db(), businessId, { name: "Tea", parentId: top.id });
    const other = await createCategory(db(), businessId, { name: "tea" });
    await expect(updateCategory(db(), businessId, other.id, { parentId: top.id })).rejects.toMatchObject({
      fields: { name: "categoryNameTaken" },
    });
  });
});

describe("moves", () => {
  test("into the category itself or its descendants are refused", async () => {
    const top = await createCategory(db(), businessId);
    const below = await createCategory(db(), businessId, { parentId: top.id });
    for (const parentId of [top.id, below.id]) {
      await expect(updateCategory(db(), businessId, top.id, { parentId })).rejects.toMatchObject({
        fields: { parentId: "categoryCycle" },
      });
    }
  });

  test("one of two simultaneous moves that would make a cycle is refused", async () => {
    const a = await createCategory(db(), businessId);
    const b = await createCategory(db(), businessId);
    const results = await Promise.allSettled([
      updateCategory(db(), businessId, a.id, { parentId: b.id }),
      updateCategory(db(), businessId, b.id, { parentId: a.id }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(toCategoryTree(await listCategories(db(), businessId))).toHaveLength(2);
  });

  test("lead to the top too, and a rename leaves the position", async () => {
    const top = await createCategory(db(), businessId);
    const below = await createCategory(db(), businessId, { parentId: top.id });
    expect(await updateCategory(db(), businessId, below.id, { name: "New" })).toMatchObject({
      parentId: top.id,
      name: "New",
    });
    expect(await updateCategory(db(), businessId, below.id, { parentId: null })).toMatchObject({
      parentId: null,
      position: 1,
    });
  });
});

describe("deleting", () => {
  test("works for empty categories only", async () => {
    const top = await createCategory(db(), businessId);
    const below = await createCategory(db(), businessId, { parentId: top.id });
    const product = await createProduct(db(), businessId, { categoryId: below.id });
    await expect(deleteCategory(db(), businessId, top.id)).rejects.toMatchObject({
      code: "conflict",
      message: "categoryHasChildren",
    });
    await expect(deleteCategory(db(), businessId, below.id)).rejects.toMatchObject({
      code: "conflict",
      message: "categoryHasProducts",
      values: { count: 1 },
    });
    await db().product.update({ where: { id: product.id }, data: { isArchived: true } });
    await deleteCategory(db(), businessId, below.id);
    await deleteCategory(db(), businessId, top.id);
    expect(await listCategories(db(), businessId)).toEqual([]);
  });
});

test("categories of another business are not found", async () => {
  const foreign = await createCategory(db(), (await createBusiness(db())).id);
  const own = await createCategory(db(), businessId);
  await expect(updateCategory(db(), businessId, foreign.id, { name: "X" })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(deleteCategory(db(), businessId, foreign.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(updateCategory(db(), businessId, own.id, { parentId: foreign.id })).rejects.toMatchObject({
    fields: { parentId: "categoryGone" },
  });
  await expect(addCategory(db(), businessId, { name: "X", parentId: foreign.id })).rejects.toMatchObject({
    code: "invalid_input",
  });
});
