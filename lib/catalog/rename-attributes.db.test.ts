import { beforeEach, expect, test } from "vitest";
import { createBusiness, createProduct, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { getProduct } from "./get-product";
import { renameAttributes } from "./rename-attributes";

const { db } = useTestDb();

let businessId: number;
let productId: number;
let actor: { id: number; businessId: number };
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  actor = { id: (await createUser(db(), businessId)).id, businessId };
  const variations = ["S", "M"].map((Size) => ({ options: { Size, Colour: "Ink" } }));
  productId = (await createProduct(db(), businessId, { sku: "TEE", variations })).id;
});

async function labels(): Promise<string[][]> {
  const { variations } = await getProduct(db(), businessId, productId);
  return variations.map(({ options }) => options.map(({ attribute, value }) => `${attribute}: ${value}`).sort());
}

test("attributes and values are renamed, and products with such values count as changed", async () => {
  const before = await db().product.findUniqueOrThrow({ where: { id: productId } });
  await renameAttributes(db(), actor, [
    { attribute: "Size", value: null, name: "Fit" },
    { attribute: "Size", value: "S", name: "Small" },
    { attribute: "Size", value: "M", name: "m" },
  ]);
  expect(await labels()).toEqual([
    ["Colour: Ink", "Fit: Small"],
    ["Colour: Ink", "Fit: m"],
  ]);
  const after = await db().product.findUniqueOrThrow({ where: { id: productId } });
  expect(after.changedAt.getTime()).toBeGreaterThan(before.changedAt.getTime());
  expect(await db().activity.count({ where: { businessId, action: "product.attribute_renamed" } })).toBe(3);
});

test("an existing name is refused in any case, and nothing changes", async () => {
  const before = await labels();
  const renames = [
    { attribute: "Colour", value: "Ink", name: "Blue" },
    { attribute: "Size", value: "S", name: "m" },
  ];
  await expect(renameAttributes(db(), actor, renames)).rejects.toMatchObject({ message: "attributeNameTaken" });
  await expect(
    renameAttributes(db(), actor, [{ attribute: "Size", value: null, name: "colour" }]),
  ).rejects.toMatchObject({ message: "attributeNameTaken" });
  expect(await labels()).toEqual(before);
});

test("attributes of another business and attributes renamed meanwhile are not found", async () => {
  const other = { id: actor.id, businessId: (await createBusiness(db())).id };
  await expect(renameAttributes(db(), other, [{ attribute: "Size", value: "S", name: "Small" }])).rejects.toMatchObject(
    { code: "not_found" },
  );
  await expect(renameAttributes(db(), actor, [{ attribute: "Size", value: "XL", name: "Huge" }])).rejects.toMatchObject(
    { code: "not_found" },
  );
});
