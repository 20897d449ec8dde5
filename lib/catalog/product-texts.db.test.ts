import { beforeEach, expect, test } from "vitest";
import type { Business } from "@/lib/generated/prisma/client";
import { createBusiness, createLocation, createProduct, createStore } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { listProductTexts, saveProductTexts } from "./product-texts";
import { productTextsSchema } from "./product-texts-schema";

const { db } = useTestDb();
let business: Business;
let productId: number;

beforeEach(async () => {
  business = await createBusiness(db());
  productId = (await createProduct(db(), business.id, { name: "Mug" })).id;
});

async function addStore(name: string, language: string | null) {
  const location = await createLocation(db(), business.id);
  await createStore(db(), business.id, location.id, { name, settings: { language } });
}

const list = () => listProductTexts(db(), business.id, productId);
const german = { language: "de", name: "Tasse", description: "", shortDescription: "" } as const;

test("only the languages of stores are listed, each with its stores", async () => {
  await addStore("As entered", null);
  expect(await list()).toEqual([]);
  await addStore("Berlin", "de");
  await addStore("Cairo", "ar");
  await addStore("Vienna", "de");
  const empty = { name: "", description: "", shortDescription: "" };
  expect(await list()).toEqual([
    { language: "ar", stores: ["Cairo"], ...empty },
    { language: "de", stores: ["Berlin", "Vienna"], ...empty },
  ]);
});

test("a saved text is one that differs from none; empty ones are as entered, and other languages stay", async () => {
  await addStore("Berlin", "de");
  const french = { ...german, language: "fr", name: "Tasse à thé" } as const;
  await saveProductTexts(db(), business.id, productId, [german, french]);
  expect(await list()).toEqual([{ ...german, stores: ["Berlin"] }]);
  expect(await db().productText.findMany({ where: { productId, language: "de" } })).toEqual([
    { productId, language: "de", name: "Tasse", description: null, shortDescription: null },
  ]);
  await saveProductTexts(db(), business.id, productId, [{ ...german, name: "" }]);
  expect(await db().productText.findMany({ where: { productId }, select: { language: true } })).toEqual([
    { language: "fr" },
  ]);
});

test("an edit is recorded with its language, and one that changes nothing is neither recorded nor sent", async () => {
  await saveProductTexts(db(), business.id, productId, [german]);
  const { changedAt } = await db().product.findUniqueOrThrow({ where: { id: productId } });
  await saveProductTexts(db(), business.id, productId, [german]);
  expect((await db().product.findUniqueOrThrow({ where: { id: productId } })).changedAt).toEqual(changedAt);
  const activities = await db().activity.findMany({ where: { businessId: business.id } });
  expect(activities).toMatchObject([
    {
      action: "product.edited",
      entityId: productId,
      details: { name: "Mug", changes: [{ field: "name", of: "de", before: "", after: "Tasse" }] },
    },
  ]);
});

test("another business's product is not found", async () => {
  const other = await createBusiness(db());
  await expect(saveProductTexts(db(), other.id, productId, [german])).rejects.toMatchObject({ code: "not_found" });
  await expect(listProductTexts(db(), other.id, productId)).rejects.toMatchObject({ code: "not_found" });
  expect(await db().productText.count({ where: { productId } })).toBe(0);
});

test("a language that is not on the list is refused", () => {
  expect(productTextsSchema.safeParse({ texts: [{ ...german, language: "xx" }] }).success).toBe(false);
  expect(productTextsSchema.safeParse({ texts: [german, german] }).success).toBe(false);
  expect(productTextsSchema.parse({ texts: [{ ...german, name: "  " }] }).texts[0]?.name).toBe("");
});
